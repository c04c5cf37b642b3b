import { isLanguage, type Language } from '#contract/language.ts';

/** Set in the browser (src/language/choice.ts), read only here. */
const languageCookie = 'sharit-language';

/** The language that `/` redirects to: the reader's choice, else the best of Accept-Language, else the newsroom's first. */
export function chooseLanguage(
  offered: readonly Language[],
  cookies: string | undefined,
  acceptLanguage: string | undefined,
): Language {
  const chosen = new RegExp(`(?:^|;\\s*)${languageCookie}=([a-z]+)`, 'u').exec(cookies ?? '')?.[1];
  const accepted = (acceptLanguage ?? '')
    .split(',')
    .map((part, index) => {
      const [tag, ...parameters] = part.trim().split(';');
      const quality = parameters.map((parameter) => /^\s*q=([\d.]+)/u.exec(parameter)?.[1]).find(Boolean);
      return { tag: tag!.toLowerCase().split('-')[0]!, quality: quality === undefined ? 1 : Number(quality), index };
    })
    .filter(({ quality }) => quality > 0)
    .toSorted((a, b) => b.quality - a.quality || a.index - b.index)
    .map(({ tag }) => tag);
  return [chosen, ...accepted].filter(isLanguage).find((language) => offered.includes(language)) ?? offered[0]!;
}
