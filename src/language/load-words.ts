import type { Language } from '#contract/language.ts';
import { inTime } from '../wire/in-time.ts';
import { createWords, type Words } from './words.ts';

// Each catalogue is its own chunk.
const catalogues = {
  ar: () => import('./locales/ar.json', { with: { type: 'json' } }),
  en: () => import('./locales/en.json', { with: { type: 'json' } }),
} satisfies Record<Language, unknown>;

export async function loadWords(language: Language): Promise<Words> {
  const { default: reader } = await inTime(catalogues[language]());
  return createWords(language, reader);
}
