import { createInstance, type i18n as I18n } from 'i18next';
import type { Language } from '#contract/language.ts';
import type ar from './locales/ar.json';
import type deskAr from './locales/desk.ar.json';
import type followAr from './locales/follow.ar.json';
import type offlineAr from './locales/offline.ar.json';

/** Arabic is the source: a key that the Arabic catalogue lacks is a type error. */
declare module 'i18next' {
  interface CustomTypeOptions {
    defaultNS: 'reader';
    resources: { reader: typeof ar; desk: typeof deskAr; follow: typeof followAr; offline: typeof offlineAr };
  }
}

/** The i18next namespaces: the reader's texts, those of the page of what is followed, those about what the device stores, and the desk's, which only editors load. */
export type Catalogue = 'reader' | 'desk' | 'follow' | 'offline';

/**
 * An i18next instance of one language, ready when it is returned. It never changes its language, so that the server can render pages of
 * two languages at the same time.
 */
export function createI18n(language: Language, reader: object): I18n {
  const i18n = createInstance({
    lng: language,
    ns: ['reader'],
    defaultNS: 'reader',
    resources: { [language]: { reader } },
    // catalogues.test.ts proves the catalogues complete; React escapes values.
    fallbackLng: false,
    interpolation: { escapeValue: false },
    initAsync: false,
  });
  void i18n.init();
  return i18n;
}
