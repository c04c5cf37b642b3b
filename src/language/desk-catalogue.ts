import type { i18n as I18n } from 'i18next';
import { isLanguage, type Language } from '#contract/language.ts';
import { chosenLanguage } from './choice.ts';

// Separate chunks, which readers never load.
const catalogues = {
  ar: () => import('./locales/desk.ar.json', { with: { type: 'json' } }),
  en: () => import('./locales/desk.en.json', { with: { type: 'json' } }),
} satisfies Record<Language, unknown>;

/** Adds the desk's texts to an instance, unless it has them. */
export async function addDeskCatalogue(i18n: I18n): Promise<I18n> {
  const language = i18n.language as Language;
  if (!i18n.hasResourceBundle(language, 'desk'))
    i18n.addResourceBundle(language, 'desk', (await catalogues[language]()).default);
  return i18n;
}

const key = 'sharit-desk-language';

/** The language of the desk's interface, which editors choose apart from that of the stories. */
export function deskLanguage(offered: readonly Language[]): Language {
  try {
    const chosen = localStorage.getItem(key);
    if (isLanguage(chosen)) return chosen;
  } catch {
    // Storage is blocked: the same language as the reader's site.
  }
  return chosenLanguage(offered);
}

export function rememberDeskLanguage(language: Language): void {
  try {
    localStorage.setItem(key, language);
  } catch {
    // Storage is blocked: the choice holds for this page.
  }
}
