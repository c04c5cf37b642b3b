import { isLanguage, type Language } from '#contract/language.ts';

/** The reader's choice: written by script, read only at `/`, by the server and by the app. */
export const languageCookie = 'sharit-language';

export function rememberLanguage(language: Language): void {
  const secure = location.protocol === 'https:' ? '; secure' : '';
  try {
    document.cookie = `${languageCookie}=${language}; path=/; max-age=31536000; samesite=lax${secure}`;
  } catch {
    // Cookies are closed: the language is that of the address.
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

/** The reader's choice, then what his browser asks for, then the newsroom's first language. */
export function chosenLanguage(offered: readonly Language[]): Language {
  const asked = [rememberedLanguage(), ...navigator.languages.map((tag) => tag.split('-')[0])];
  return asked.filter(isLanguage).find((language) => offered.includes(language)) ?? offered[0]!;
}
