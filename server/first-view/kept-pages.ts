import type { Language } from '#contract/language.ts';
import type { Change } from '../store/changes.ts';

/** A page in memory, as it is sent. */
export type KeptPage = {
  status: number;
  language: Language;
  /** A page that new stories appear on (front, section, latest); an article page only changes with the stories it names. */
  list: boolean;
  /** Translation group of the article, so that its first translation drops it. */
  group: string | null;
  /** Ids of every story that the page names, ticker lines and links included. */
  names: ReadonlySet<string>;
  /** The same for CDNs: what to purge the page by. */
  keys: string;
  etag: string;
  /** Its Content-Security-Policy: pages differ in their style, and so in its hash. */
  policy: string;
  html: Buffer;
  /** By encoding: what is being compressed, or was; and the best there is so far. */
  making: Map<'br' | 'gzip', Promise<Buffer>>;
  ready: Map<'br' | 'gzip', Buffer>;
  /** How many have read it since it was kept. */
  readers: number;
  madeAt: number;
};

/** How long a page is served at most: what it shows of the ticker and of related stories may be as old as this. */
const maxAge = 60_000;
const maxBytes = 64 * 1024 * 1024;
/** Changes remembered, so that a page that was being rendered while one happened is not kept. */
const remembered = 500;

export type PageChange = Pick<Change, 'kind' | 'storyId' | 'language' | 'group'>;

/**
 * Whether a page shows something else after this change. A new story touches the lists of its language and its own
 * translations, no other article page: the ticker's stream fills that gap. Everything else touches every page that names it.
 */
export function touches(page: Pick<KeptPage, 'list' | 'language' | 'names' | 'group'>, change: PageChange): boolean {
  if (page.names.has(change.storyId)) return true;
  if (change.group !== null && page.group === change.group) return true;
  return page.list && page.language === change.language;
}

export type KeptPages = ReturnType<typeof keepPages>;

/** Rendered pages in memory, oldest used out first. */
export function keepPages(now: () => number = Date.now) {
  const pages = new Map<string, KeptPage>();
  const recent: PageChange[] = [];
  let counted = 0;
  let bytes = 0;

  // Compressed copies are about a third more.
  const weight = (page: KeptPage): number => page.html.length * 1.4;
  const drop = (key: string, page: KeptPage): void => {
    if (pages.delete(key)) bytes -= weight(page);
  };

  return {
    get(key: string): KeptPage | undefined {
      const page = pages.get(key);
      // Too old to be served, it stays for its compressed copies: most pages are printed anew the same.
      return page && now() - page.madeAt <= maxAge ? page : undefined;
    },
    /** Taken before rendering begins; `keep` refuses a page that something since then touched. */
    mark: (): number => counted,
    keep(key: string, page: KeptPage, mark: number): boolean {
      const since = counted - mark;
      if (since > recent.length || recent.slice(recent.length - since).some((change) => touches(page, change)))
        return false;
      const old = pages.get(key);
      if (old) drop(key, old);
      if (old?.etag === page.etag) {
        const { making, ready, readers } = old;
        Object.assign(page, { making, ready, readers });
      }
      pages.set(key, page);
      bytes += weight(page);
      for (const [oldest, kept] of pages) {
        if (bytes <= maxBytes) break;
        drop(oldest, kept);
      }
      return true;
    },
    changed(change: PageChange): void {
      counted += 1;
      recent.push(change);
      if (recent.length > remembered) recent.shift();
      for (const [key, page] of pages) if (touches(page, change)) drop(key, page);
    },
    clear(): void {
      pages.clear();
      bytes = 0;
    },
    get size(): number {
      return pages.size;
    },
    get bytes(): number {
      return bytes;
    },
  };
}
