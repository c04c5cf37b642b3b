import type { TFunction } from 'i18next';
import type { Language } from '#contract/language.ts';
import { useTranslation } from './I18nContext.tsx';
import ar from './locales/offline.ar.json' with { type: 'json' };
import en from './locales/offline.en.json' with { type: 'json' };

// All languages at once: they come with the code that shows them, which has to work without network.
const catalogues = { ar, en } satisfies Record<Language, unknown>;

/** Texts about what the device stores, which only the parts that show them bring along. */
export function useOfflineTexts(): TFunction<'offline'> {
  const { t, i18n } = useTranslation('offline');
  const language = i18n.language as Language;
  if (!i18n.hasResourceBundle(language, 'offline')) i18n.addResourceBundle(language, 'offline', catalogues[language]);
  return t;
}
