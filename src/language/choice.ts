import { isLanguage, type Language } from '#contract/language.ts';

/** The reader's choice: written by scripts, read at `/` only, by the server and by the app. */
export const languageCookie = 'sharit-language';

export function rememberLanguage(language: Language): void {
  const secure = location.protocol === 'https:' ? '; secure' : '';
  try {
    document.cookie = `${languageCookie}=${language}; path=/; max-age=31536000; samesite=lax${secure}`;
  } catch {
    // Cookies are blocked: the address alone decides.
  }
}

function rememberedLanguage(): string | undefined {
  try {
    return document.cookie
      .split('; ')
      .find((pair) => pair.startsWith(`${languageCookie}=`))
      ?.slice(languageCookie.length + 1);
  } catch {
    return undefined;
  }
}

/** The reader's choice, else the first offered one of their browser's languages, else the newsroom's first. */
export function chosenLanguage(offered: readonly Language[]): Language {
  const preferred = [rememberedLanguage(), ...navigator.languages.map((tag) => tag.split('-')[0])];
  return preferred.filter(isLanguage).find((language) => offered.includes(language)) ?? offered[0]!;
}
