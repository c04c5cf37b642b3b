import { isLanguage, type Language } from '#contract/language.ts';
import { canonicalPath } from '#contract/language-path.ts';

export type PagePath =
  | { kind: 'none' }
  | { kind: 'moved'; to: string }
  /** Filled by the browser alone, and hidden from everyone else. */
  | { kind: 'hidden' }
  | { kind: 'page'; path: string; keep: boolean; language: Language | null; article: string | null };

/** What pages read of their query; everything else is a campaign's, and the page is the same whatever hangs onto its address. */
const queried: [page: RegExp, names: readonly string[]][] = [
  [/^\/[a-z]+\/(?:section|topic)\/[^/]+$/u, ['cursor']],
  [/^\/[a-z]+\/search$/u, ['q', 'section', 'from', 'to', 'cursor']],
];

/** Tells what kind of page an address is, before anything is rendered. */
export function pagePath(url: string): PagePath {
  const [written, query] = cutQuery(url);
  // Whatever hangs on to the link of a preview: the app reads it.
  if (/^\/preview\//u.test(written)) return { kind: 'hidden' };
  const pathname = namesNothing(written) ? nowhereIn(written) : written;
  // The last part of a file's name has a dot, a page's never. `//` would be another host in a redirect.
  if (/\.[^/]*$/u.test(pathname) || pathname.includes('//') || pathname.includes('\\')) return { kind: 'none' };
  if (/^\/(?:api|assets|pictures|share)(?:\/|$)/u.test(pathname)) return { kind: 'none' };
  const canonical = canonicalPath(pathname);
  if (canonical === pathname && /^\/(?:desk|preview)(?:\/|$)/u.test(pathname)) return { kind: 'hidden' };
  if (pathname.length > 1 && pathname.endsWith('/')) return { kind: 'moved', to: canonical.slice(0, -1) + query };
  if (canonical !== pathname) return { kind: 'moved', to: canonical + query };
  const first = pathname.split('/')[1];
  const read = queryOf(pathname, query);
  return {
    kind: 'page',
    path: pathname + read,
    keep: read === '' && !pathname.endsWith('/search'),
    language: isLanguage(first) ? first : null,
    article: /^\/[a-z]+\/news\/([a-z0-9]{8,12})$/u.exec(pathname)?.[1] ?? null,
  };
}

/** A control character is in no name: neither the database nor a log is asked about it. */
function namesNothing(pathname: string): boolean {
  return /%(?:[01][0-9a-f]|7f)/iu.test(pathname);
}

function nowhereIn(pathname: string): string {
  const first = pathname.split('/')[1];
  return /^\/(?:api|assets|pictures|share|desk|preview)(?:\/|$)/u.test(pathname)
    ? pathname
    : isLanguage(first)
      ? `/${first}/-`
      : '/-';
}

/** The part of a query that its page reads, in one spelling for all orders of it. */
function queryOf(pathname: string, query: string): string {
  if (query === '') return '';
  // The switch to a language that a story is not in says where the reader came from.
  if (pathname.includes('/news/')) {
    const from = /[?&](from=[a-z]{2,3})(?:&|$)/u.exec(query)?.[1];
    return from ? `?${from}` : '';
  }
  const names = queried.find(([page]) => page.test(pathname))?.[1] ?? [];
  const given = new URLSearchParams(query);
  const read = names.flatMap((name) => (given.has(name) ? [[name, given.get(name)!]] : []));
  return read.length > 0 ? `?${new URLSearchParams(read)}` : '';
}

function cutQuery(url: string): [string, string] {
  const at = url.indexOf('?');
  return at < 0 ? [url, ''] : [url.slice(0, at), url.slice(at)];
}
