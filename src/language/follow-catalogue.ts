import type { i18n as I18n } from 'i18next';
import type { Language } from '#contract/language.ts';
import { withTimeout } from '../wire/with-timeout.ts';

// Separate chunks: most readers never open the page.
const catalogues = {
  ar: () => import('./locales/follow.ar.json', { with: { type: 'json' } }),
  en: () => import('./locales/follow.en.json', { with: { type: 'json' } }),
} satisfies Record<Language, unknown>;

/** Adds the texts of the page of what is followed to an instance, unless it has them. */
export async function addFollowCatalogue(i18n: I18n): Promise<void> {
  const language = i18n.language as Language;
  if (!i18n.hasResourceBundle(language, 'follow'))
    i18n.addResourceBundle(language, 'follow', (await withTimeout(catalogues[language]())).default);
}
