import { isLanguage, type Language } from '#contract/language.ts';

/** Written by the reader's script (src/language/choice.ts), read here and nowhere else. */
const languageCookie = 'sharit-language';

/** `/` leads to the language that the reader chose, else the first that his browser asks for, else the newsroom's first. */
export function chooseLanguage(
  offered: readonly Language[],
  cookies: string | undefined,
  acceptLanguage: string | undefined,
): Language {
  const chosen = new RegExp(`(?:^|;\\s*)${languageCookie}=([a-z]+)`, 'u').exec(cookies ?? '')?.[1];
  const asked = (acceptLanguage ?? '')
    .split(',')
    .map((part, index) => {
      const [tag, ...parameters] = part.trim().split(';');
      const quality = parameters.map((parameter) => /^\s*q=([\d.]+)/u.exec(parameter)?.[1]).find(Boolean);
      return { tag: tag!.toLowerCase().split('-')[0]!, quality: quality === undefined ? 1 : Number(quality), index };
    })
    .filter(({ quality }) => quality > 0)
    .toSorted((a, b) => b.quality - a.quality || a.index - b.index)
    .map(({ tag }) => tag);
  return [chosen, ...asked].filter(isLanguage).find((language) => offered.includes(language)) ?? offered[0]!;
}
