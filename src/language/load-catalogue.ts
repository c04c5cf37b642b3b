import type { Language } from '#contract/language.ts';
import { inTime } from '../wire/in-time.ts';
import type { i18n as I18n } from 'i18next';
import { createI18n } from './i18n.ts';

// Each catalogue is its own chunk.
const catalogues = {
  ar: () => import('./locales/ar.json', { with: { type: 'json' } }),
  en: () => import('./locales/en.json', { with: { type: 'json' } }),
} satisfies Record<Language, unknown>;

export async function loadCatalogue(language: Language): Promise<I18n> {
  const { default: reader } = await inTime(catalogues[language]());
  return createI18n(language, reader);
}
