import { isLanguage, type Language } from '#contract/language.ts';
import { chosenLanguage } from './choice.ts';
import type { Words } from './words.ts';

// The desk's words are a chunk of their own: readers never load them.
const catalogues = {
  ar: () => import('./locales/desk.ar.json', { with: { type: 'json' } }),
  en: () => import('./locales/desk.en.json', { with: { type: 'json' } }),
} satisfies Record<Language, unknown>;

export async function addDeskWords(words: Words, language: Language): Promise<Words> {
  if (!words.has('desk')) words.add('desk', (await catalogues[language]()).default);
  return words;
}

const key = 'sharit-desk-language';

/** The language that an editor works in: not that of the stories. */
export function deskLanguage(offered: readonly Language[]): Language {
  try {
    const chosen = localStorage.getItem(key);
    if (isLanguage(chosen)) return chosen;
  } catch {
    // Storage is closed: as the reader's site.
  }
  return chosenLanguage(offered);
}

export function rememberDeskLanguage(language: Language): void {
  try {
    localStorage.setItem(key, language);
  } catch {
    // Storage is closed: the choice holds for this page.
  }
}
