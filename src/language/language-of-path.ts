import { isLanguage, type Language } from '#contract/language.ts';
import type { Newsroom } from '#contract/newsroom.ts';

/** The language of an address; an address without one (`/desk`, `/preview/…`) has the newsroom's first. */
export function languageOfPath(pathname: string, newsroom: Newsroom): Language {
  const first = pathname.split('/')[1];
  return isLanguage(first) && newsroom.languages.includes(first) ? first : newsroom.languages[0]!;
}
