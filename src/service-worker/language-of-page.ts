import type { Language } from '#contract/language.ts';

/**
 * The language whose shell stands in for a page of readers; null for everything else: the desk, previews, shares, the API and files, which
 * the service worker never touches.
 */
export function languageOfPage(pathname: string, languages: readonly Language[]): Language | null {
  if (pathname === '/') return languages[0] ?? null;
  if (/\.[^/]*$/u.test(pathname)) return null;
  return languages.find((language) => pathname === `/${language}` || pathname.startsWith(`/${language}/`)) ?? null;
}
