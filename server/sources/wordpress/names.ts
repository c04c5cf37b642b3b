import { createHash } from 'node:crypto';
import { z } from 'zod';
import type { WordPressApi } from './api.ts';
import { readCategories, type Category } from './categories.ts';
import { termName, type Listed } from './post.ts';

/** What posts name by number only. WordPress changes no post when one of these gets another name. */
export type Names = {
  categories: ReadonlyMap<number, Category>;
  authors: ReadonlyMap<number, string>;
};

const author = z.object({ id: z.int(), name: termName });
const mostPages = 20;
const mostAncestors = 10;

export async function readNames(api: WordPressApi): Promise<Names> {
  return { categories: await readCategories(api), authors: await readAuthors(api) };
}

/** Those who have published something; none where the site does not list them. */
async function readAuthors(api: WordPressApi): Promise<ReadonlyMap<number, string>> {
  const found = new Map<number, string>();
  for (let page = 1, pages = 1; page <= Math.min(pages, mostPages); page++) {
    const order = { orderby: 'id', order: 'asc' };
    const answer = await api.ask('/wp/v2/users', { page, per_page: 100, _fields: 'id,name', ...order });
    if (answer.status !== 200) break;
    const listed = z.array(author).safeParse(answer.body).data ?? [];
    for (const { id, name } of listed) found.set(id, name);
    pages = answer.pages ?? (listed.length > 0 ? page + 1 : page);
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
