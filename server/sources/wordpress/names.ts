import { createHash } from 'node:crypto';
import { isDeepStrictEqual } from 'node:util';
import { z } from 'zod';
import type { SourceMemory } from '../source.ts';
import type { Params, WordPressApi } from './api.ts';
import { category, type Category } from './categories.ts';
import { termName, type Listed } from './post.ts';

/** What posts name by number only. WordPress changes no post when one of these gets another name. */
export type Names = {
  categories: ReadonlyMap<number, Category>;
  authors: ReadonlyMap<number, string>;
};

const author = z.object({ id: z.int(), name: termName });
const mostPages = 20;
const mostAncestors = 10;

/** As they are remembered: a list is null as long as the site has never answered with one. */
const remembered = z.object({ categories: z.array(category).nullable(), authors: z.array(author).nullable() });
type Remembered = z.infer<typeof remembered>;

export type NamesRead = Names & {
  /** Why names of before are used; null where the site lists all that it has listed before. */
  trouble: string | null;
};

/** An error is not an absence: where the site has listed something before and does not now, the names of then are used. */
export async function readNames(api: WordPressApi, memory: SourceMemory): Promise<NamesRead> {
  const before: Remembered = remembered.safeParse(await memory.recall()).data ?? { categories: null, authors: null };
  const listed = {
    categories: await readList(api, '/wp/v2/categories', category, { _fields: 'id,slug,name,parent' }),
    // Those who have published something.
    authors: await readList(api, '/wp/v2/users', author, { _fields: 'id,name', orderby: 'id', order: 'asc' }),
  };
  const names: Remembered = {
    categories: listed.categories ?? before.categories,
    authors: listed.authors ?? before.authors,
  };
  if (!isDeepStrictEqual(names, before)) await memory.remember(names);
  const lost = (['categories', 'authors'] as const).filter((each) => listed[each] === null && before[each] !== null);
  return {
    categories: new Map(names.categories?.map((each) => [each.id, each])),
    authors: new Map(names.authors?.map(({ id, name }) => [id, name])),
    trouble:
      lost.length > 0
        ? `the site does not list its ${lost.join(' and ')} any more: the names that it gave before are used`
        : null,
  };
}

/** All entries of a list; null where the site does not show the whole of it. */
async function readList<Entry>(
  api: WordPressApi,
  route: string,
  shape: z.ZodType<Entry>,
  params: Params,
): Promise<Entry[] | null> {
  const found: Entry[] = [];
  for (let page = 1, pages = 1; page <= Math.min(pages, mostPages); page++) {
    const { status, body, code, pages: said } = await api.ask(route, { page, per_page: 100, ...params });
    // Where nothing says how many pages there are, the first one that is refused comes after the last.
    if (page > 1 && code === 'rest_post_invalid_page_number') break;
    if (status !== 200 || !Array.isArray(body)) return null;
    found.push(...body.flatMap((each) => shape.safeParse(each).data ?? []));
    pages = said ?? (body.length > 0 ? page + 1 : page);
  }
  return found;
}

/**
 * Differs once a post would be read as another. Its time alone says too little: WordPress does not touch it when it publishes what was
 * scheduled, makes addresses in another way, renames a category or gives posts to another author.
 */
export function changedOf(listed: Listed, { categories, authors }: Names): string {
  const { status, date_gmt, modified_gmt, link, author: by } = listed;
  const named = listed.categories.flatMap((id) => {
    const names: unknown[] = [];
    let at = categories.get(id);
    for (let depth = 0; at && depth < mostAncestors; depth++) {
      names.push([at.id, at.slug, at.name]);
      at = categories.get(at.parent);
    }
    return [id, names];
  });
  const text = JSON.stringify([link, by, authors.get(by), named, listed.tags]);
  const rest = createHash('sha256').update(text).digest('base64url').slice(0, 12);
  return `${modified_gmt} ${status} ${date_gmt ?? ''} ${rest}`;
}
