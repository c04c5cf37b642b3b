import type { i18n as I18n } from 'i18next';
import { isLanguage, type Language } from '#contract/language.ts';
import { chosenLanguage } from './choice.ts';

// The desk's catalogue is a chunk of their own: readers never load them.
const catalogues = {
  ar: () => import('./locales/desk.ar.json', { with: { type: 'json' } }),
  en: () => import('./locales/desk.en.json', { with: { type: 'json' } }),
} satisfies Record<Language, unknown>;

export async function addDeskCatalogue(i18n: I18n): Promise<I18n> {
  const language = i18n.language as Language;
  if (!i18n.hasResourceBundle(language, 'desk'))
    i18n.addResourceBundle(language, 'desk', (await catalogues[language]()).default);
  return i18n;
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
