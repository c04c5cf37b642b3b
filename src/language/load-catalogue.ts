import type { Language } from '#contract/language.ts';
import { withTimeout } from '../wire/with-timeout.ts';
import type { i18n as I18n } from 'i18next';
import { createI18n } from './i18n.ts';

// One chunk per language.
const catalogues = {
  ar: () => import('./locales/ar.json', { with: { type: 'json' } }),
  en: () => import('./locales/en.json', { with: { type: 'json' } }),
} satisfies Record<Language, unknown>;

/** Rejects with a WireError when the chunk takes too long (src/wire/with-timeout.ts). */
export async function loadCatalogue(language: Language): Promise<I18n> {
  const { default: reader } = await withTimeout(catalogues[language]());
  return createI18n(language, reader);
}
