import { isLanguage, type Language } from '#contract/language.ts';
import { canonicalPath } from '#contract/language-path.ts';
import { articleIdIn } from '../http/article-id.ts';

export type PagePath =
  /** No page: a file, or an address of the API. */
  | { kind: 'none' }
  | { kind: 'moved'; to: string }
  /** The desk or a preview: only the browser fills it, and search engines do not see it. */
  | { kind: 'hidden' }
  | {
      kind: 'page';
      /** With the part of the query that the page reads. */
      path: string;
      /** False for pages of which there is no end (queries). */
      cacheable: boolean;
      language: Language | null;
      article: string | null;
    };

/** Query parameters that pages read. All others belong to campaigns, and change nothing. */
const queryNames: [page: RegExp, names: readonly string[]][] = [
  [/^\/[a-z]+\/(?:section|topic)\/[^/]+$/u, ['cursor']],
  [/^\/[a-z]+\/search$/u, ['q', 'section', 'from', 'to', 'cursor']],
];

/** What kind of page an address is, before anything is rendered. */
export function pagePath(url: string): PagePath {
  const [requested, query] = splitQuery(url);
  // With any query: the app reads it.
  if (/^\/preview\//u.test(requested)) return { kind: 'hidden' };
  const pathname = hasControlCharacter(requested) ? missingPathIn(requested) : requested;
  // The last segment of a file has a dot, a page's never does. `//` would be another host in a redirect.
  if (/\.[^/]*$/u.test(pathname) || pathname.includes('//') || pathname.includes('\\')) return { kind: 'none' };
  if (/^\/(?:api|assets|pictures|share)(?:\/|$)/u.test(pathname)) return { kind: 'none' };
  const canonical = canonicalPath(pathname);
  if (canonical === pathname && /^\/(?:desk|preview)(?:\/|$)/u.test(pathname)) return { kind: 'hidden' };
  if (pathname.length > 1 && pathname.endsWith('/')) return { kind: 'moved', to: canonical.slice(0, -1) + query };
  if (canonical !== pathname) return { kind: 'moved', to: canonical + query };
  const first = pathname.split('/')[1];
  const read = pageQuery(pathname, query);
  return {
    kind: 'page',
    path: pathname + read,
    cacheable: read === '' && !pathname.endsWith('/search'),
    language: isLanguage(first) ? first : null,
    article: articleIdIn(pathname),
  };
}

/** No address of ours has one: it must reach neither the database nor a log. */
function hasControlCharacter(pathname: string): boolean {
  return /%(?:[01][0-9a-f]|7f)/iu.test(pathname);
}

/** A path without a page, in the same edition. */
function missingPathIn(pathname: string): string {
  const first = pathname.split('/')[1];
  return /^\/(?:api|assets|pictures|share|desk|preview)(?:\/|$)/u.test(pathname)
    ? pathname
    : isLanguage(first)
      ? `/${first}/-`
      : '/-';
}

/** The part of a query that its page reads, in a fixed order. */
function pageQuery(pathname: string, query: string): string {
  if (query === '') return '';
  // The language switch of a story without translation says which edition the reader comes from.
  if (pathname.includes('/news/')) {
    const from = /[?&](from=[a-z]{2,3})(?:&|$)/u.exec(query)?.[1];
    return from ? `?${from}` : '';
  }
  const names = queryNames.find(([page]) => page.test(pathname))?.[1] ?? [];
  const given = new URLSearchParams(query);
  const read = names.flatMap((name) => (given.has(name) ? [[name, given.get(name)!]] : []));
  return read.length > 0 ? `?${new URLSearchParams(read)}` : '';
}

function splitQuery(url: string): [string, string] {
  const at = url.indexOf('?');
  return at < 0 ? [url, ''] : [url.slice(0, at), url.slice(at)];
}
