import { isLanguage, type Language } from '#contract/language.ts';
import { canonicalPath } from '#contract/language-path.ts';

export type PagePath =
  | { kind: 'none' }
  | { kind: 'moved'; to: string }
  /** Filled by the browser alone, and hidden from everyone else. */
  | { kind: 'hidden' }
  | { kind: 'page'; path: string; keep: boolean; language: Language | null; article: string | null };

/** Pages that say something else for another query; the rest is the same page whatever a campaign hung onto its address. */
const queried = /^\/[a-z]+\/(?:section\/[^/]+|topic\/[^/]+|search|latest)$/u;

/** Tells what kind of page an address is, before anything is rendered. */
export function pagePath(url: string): PagePath {
  const [pathname, query] = cutQuery(url);
  // The last part of a file's name has a dot, a page's never. `//` would be another host in a redirect.
  if (/\.[^/]*$/u.test(pathname) || pathname.includes('//') || pathname.includes('\\')) return { kind: 'none' };
  if (/^\/(?:api|assets|pictures|share)(?:\/|$)/u.test(pathname)) return { kind: 'none' };
  const canonical = canonicalPath(pathname);
  if (canonical === pathname && /^\/(?:desk|preview)(?:\/|$)/u.test(pathname)) return { kind: 'hidden' };
  if (pathname.length > 1 && pathname.endsWith('/')) return { kind: 'moved', to: canonical.slice(0, -1) + query };
  if (canonical !== pathname) return { kind: 'moved', to: canonical + query };
  const first = pathname.split('/')[1];
  // The switch to a language that a story is not in says where the reader came from.
  const from = pathname.includes('/news/') ? (/[?&](from=[a-z]{2,3})(?:&|$)/u.exec(query)?.[1] ?? null) : null;
  const hasQuery = (queried.test(pathname) && query !== '') || from !== null;
  return {
    kind: 'page',
    path: from !== null ? `${pathname}?${from}` : hasQuery ? pathname + query : pathname,
    keep: !hasQuery && !pathname.endsWith('/search'),
    language: isLanguage(first) ? first : null,
    article: /^\/[a-z]+\/news\/([a-z0-9]{8,12})$/u.exec(pathname)?.[1] ?? null,
  };
}

function cutQuery(url: string): [string, string] {
  const at = url.indexOf('?');
  return at < 0 ? [url, ''] : [url.slice(0, at), url.slice(at)];
}
