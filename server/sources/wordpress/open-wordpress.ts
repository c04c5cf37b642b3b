import { setImmediate } from 'node:timers/promises';
import type { OpenSource, SourceDocument, SourceMemory } from '../source.ts';
import type { Params, WordPressApi } from './api.ts';
import { documentOf, type PostContext } from './item-of-post.ts';
import { readPage, readPosts, type Failing, type Kind } from './lists.ts';
import { changedOf, readNames, type Names, type NamesRead } from './names.ts';
import { loginOf, standingOf } from './standing.ts';
import { datedOf, listedFields, listedPost, momentOfGmt, type Listed } from './post.ts';

type Given = Pick<PostContext, 'known' | 'newsroom'> & {
  continues: string | null;
  withLogin: boolean;
  /** Of a list of ids; WordPress allows 100. */
  idsPerPage: number;
  memory: SourceMemory;
};

const perPage = 50;
const newestPages = 5;
/** Changes of the last seconds are asked for again: one that is being stored may have an earlier time than what was seen. */
const overlap = 30_000;
/** More than any change of time zone. */
const mostShift = 30 * 3_600_000;
const kinds: readonly Kind[] = ['post', 'page'];
const namesAge = 10 * 60_000;

type FirstCursor = { kind: Kind; page: number; total: number };
type ListCursor = { kind: Kind; page: number };

export async function openWordPress(
  api: WordPressApi,
  { known, continues, newsroom, withLogin, idsPerPage, memory }: Given,
): Promise<OpenSource> {
  const { home } = api;
  const login = await loginOf(api, withLogin);
  const common: Params = {
    ...(login.seesDrafts && { status: 'publish,future,draft,pending' }),
    // WPML else shows one language only.
    ...(api.namespaces.some((each) => each.startsWith('wpml')) && { lang: 'all' }),
  };
  let names: NamesRead | undefined;
  let readAt = 0;
  const failing: Failing = new Map();
  const context = async (): Promise<PostContext> => {
    if (!names || Date.now() - readAt > namesAge) {
      names = await readNames(api, memory);
      readAt = Date.now();
    }
    return { home, known, newsroom, categories: names.categories, authors: names.authors };
  };
  const page = async (kind: Kind, params: Params) => {
    const ctx = await context();
    const { posts, unreadable, total, pages, at } = await readPage(api, kind, { ...common, ...params }, failing);
    const documents: SourceDocument[] = [];
    for (const post of posts) {
      documents.push(documentOf(post, kind, ctx));
      // Readers come between any two posts.
      await setImmediate();
    }
    documents.push(
      ...unreadable.map(({ listed, reason, mayPass }) => ({
        ...keyed(kind, listed, ctx),
        dated: datedOf(listed),
        standing: 'unreadable' as const,
        reason,
        mayPass,
      })),
    );
    return { documents, total, pages, at };
  };
  const list = async (kind: Kind, params: Params) => {
    const { entries, pages } = await readPosts(api, kind, {
      ...common,
      per_page: idsPerPage,
      _fields: listedFields,
      ...params,
    });
    const listed = entries.flatMap((each) => listedPost.safeParse(each).data ?? []);
    return { listed, pages };
  };

  return {
    shows: login.seesDrafts ? ['public', 'scheduled', 'draft'] : ['public'],
    get trouble() {
      return login.trouble ?? names?.trouble ?? null;
    },
    continues,
    async first(cursor) {
      const at = (cursor as FirstCursor | null) ?? (await begin());
      // What is new meanwhile shifts the pages, so that some is read twice; what a deletion skips is found by the listing afterwards.
      const order = { orderby: 'date', order: 'desc' };
      const { documents, pages } = await page(at.kind, { page: at.page, per_page: perPage, ...order });
      const next = kinds[kinds.indexOf(at.kind) + 1];
      const goesOn = at.page < pages ? { ...at, page: at.page + 1 } : next ? { ...at, kind: next, page: 1 } : null;
      return { documents, cursor: goesOn, total: at.total };
    },
    async *changes(position) {
      const from = position ? new Date(Date.parse(`${position}Z`) - overlap) : null;
      let last = position ?? '1970-01-01T00:00:00';
      for (const kind of kinds) {
        const order = { orderby: 'modified', per_page: from ? perPage : 10, order: from ? 'asc' : 'desc' };
        for (let at = 1, pages = 1; at <= pages; at++) {
          const read = await page(kind, { ...order, page: at, modified_after: from?.toISOString() });
          // A scheduled post is said to be changed when it is due: what lies ahead is no position.
          const clock = read.at.toISOString();
          const moments = read.documents
            .map(({ changed }) => changed.slice(0, 19))
            .filter((moment) => moment <= clock)
            .toSorted();
          const isOlder = (moment: string, by = 0) =>
            from !== null && momentOfGmt(moment).getTime() < from.getTime() - by;
          // WordPress before 5.7 knows no modified_after, and answers everything.
          const ignored = moments[0] !== undefined && isOlder(moments[0], mostShift);
          // It compares times of the site: when these are set back, some older changes come along.
          if (from && !ignored)
            yield { documents: read.documents.filter(({ changed }) => !isOlder(changed)), position: last };
          if (moments.at(-1) !== undefined && moments.at(-1)! > last && !ignored) last = moments.at(-1)!;
          pages = from && !ignored ? read.pages : 1;
        }
      }
      yield { documents: [], position: last };
    },
    async newest() {
      const listed: Listed[] = [];
      let since = new Date(0);
      for (let at = 1, pages = 1; at <= Math.min(pages, newestPages); at++) {
        const read = await list('post', { page: at, orderby: 'date', order: 'desc' });
        listed.push(...read.listed);
        pages = read.pages;
        const oldest = read.listed.at(-1);
        if (at === newestPages && pages > newestPages && oldest) since = datedOf(oldest);
      }
      const ofPages: Listed[] = [];
      for (let at = 1, pages = 1; at <= pages; at++) {
        const read = await list('page', { page: at, orderby: 'date', order: 'desc' });
        ofPages.push(...read.listed);
        const oldest = read.listed.at(-1);
        if (!oldest || datedOf(oldest) < since) break;
        pages = read.pages;
      }
      const names = await context();
      return {
        listed: [
          ...listed.map((each) => keyed('post', each, names)),
          ...ofPages.map((each) => keyed('page', each, names)),
        ],
        since,
      };
    },
    async listing(cursor) {
      const at = (cursor as ListCursor | null) ?? { kind: 'post', page: 1 };
      const { listed, pages } = await list(at.kind, { page: at.page, orderby: 'id', order: 'asc' });
      const next = kinds[kinds.indexOf(at.kind) + 1];
      const goesOn = at.page < pages ? { ...at, page: at.page + 1 } : next ? { kind: next, page: 1 } : null;
      const names = await context();
      return { listed: listed.map((each) => keyed(at.kind, each, names)), cursor: goesOn };
    },
    async documents(keys) {
      const found: SourceDocument[] = [];
      for (const kind of kinds) {
        const ids = keys.flatMap((key) => (key.startsWith(`${kind}:`) ? [key.slice(kind.length + 1)] : []));
        for (let at = 0; at < ids.length; at += perPage) {
          const include = ids.slice(at, at + perPage).join(',');
          found.push(...(await page(kind, { include, per_page: perPage })).documents);
        }
      }
      return found;
    },
    standing: (key, due) => standingOf(api, key, { withLogin, due, ...login }),
  };

  async function begin(): Promise<FirstCursor> {
    const [first = 'post'] = kinds;
    let total = 0;
    for (const kind of kinds) total += (await readPosts(api, kind, { ...common, per_page: 1, _fields: 'id' })).total;
    return { kind: first, page: 1, total };
  }
}

const keyed = (kind: Kind, listed: Listed, names: Names) => ({
  key: `${kind}:${listed.id}`,
  changed: changedOf(listed, names),
});
