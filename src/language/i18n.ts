import { createInstance, type i18n as I18n } from 'i18next';
import type { Language } from '#contract/language.ts';
import type ar from './locales/ar.json';
import type deskAr from './locales/desk.ar.json';

/** Arabic is the source: a key that its catalogue does not have is a type error. */
declare module 'i18next' {
  interface CustomTypeOptions {
    defaultNS: 'reader';
    resources: { reader: typeof ar; desk: typeof deskAr };
  }
}

/** The reader's catalogue, and the desk's, which only editors load. */
export type Catalogue = 'reader' | 'desk';

/**
 * An i18next instance of one language, complete when it is made. It never changes its language, so that a server can
 * render pages of two languages at the same time.
 */
export function createI18n(language: Language, reader: object): I18n {
  const i18n = createInstance({
    lng: language,
    ns: ['reader'],
    defaultNS: 'reader',
    resources: { [language]: { reader } },
    // The catalogues are complete by test; React escapes.
    fallbackLng: false,
    interpolation: { escapeValue: false },
    initAsync: false,
  });
  void i18n.init();
  return i18n;
}
