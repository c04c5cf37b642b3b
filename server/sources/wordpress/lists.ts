import { SourceError } from '../source.ts';
import { UnreadableAnswer, type Params, type WordPressApi } from './api.ts';
import { listedFields, listedPost, post, postFields, type Post } from './post.ts';

export type Kind = 'post' | 'page';
type Listed = (typeof listedPost)['_output'];
export type Page = {
  posts: Post[];
  unreadable: { listed: Listed; reason: string }[];
  total: number;
  pages: number;
  at: Date;
};

const routeOf = (kind: Kind) => `/wp/v2/${kind}s`;
const embedded = { _embed: 'author,wp:featuredmedia,wp:term', _fields: postFields };

/** A list of posts or pages. A page beyond the last is empty; any other refusal is an error. */
export async function readPosts(
  api: WordPressApi,
  kind: Kind,
  params: Params,
): Promise<{ entries: unknown[]; total: number; pages: number; at: Date }> {
  const { status, body, code, total, pages, at } = await api.ask(routeOf(kind), params);
  if (code === 'rest_post_invalid_page_number') return { entries: [], total: 0, pages: 0, at };
  if (status !== 200 || !Array.isArray(body))
    throw new SourceError(`the site does not list its ${kind}s (${code ?? 'no list'}, ${status})`);
  return { entries: body, total, pages, at };
}

/** A page of whole posts. Where one of them makes the answer unreadable, they are asked for in parts, and it is named. */
export async function readPage(api: WordPressApi, kind: Kind, params: Params): Promise<Page> {
  try {
    const { entries, total, pages, at } = await readPosts(api, kind, { ...params, ...embedded });
    return { ...sorted(entries), total, pages, at };
  } catch (error) {
    if (!(error instanceof UnreadableAnswer)) throw error;
    const { entries, total, pages, at } = await readPosts(api, kind, { ...params, _fields: listedFields });
    const listed = entries.flatMap((each) => listedPost.safeParse(each).data ?? []);
    const { status, lang } = params;
    return { ...(await readParts(api, kind, listed, { status, lang })), total, pages, at };
  }
}

async function readParts(
  api: WordPressApi,
  kind: Kind,
  listed: Listed[],
  common: Params,
): Promise<Pick<Page, 'posts' | 'unreadable'>> {
  if (listed.length === 0) return { posts: [], unreadable: [] };
  const include = listed.map(({ id }) => id).join(',');
  try {
    const { entries } = await readPosts(api, kind, { ...common, ...embedded, include, per_page: listed.length });
    return sorted(entries);
  } catch (error) {
    if (!(error instanceof UnreadableAnswer)) throw error;
    const [only] = listed;
    if (listed.length === 1) return { posts: [], unreadable: [{ listed: only!, reason: error.message }] };
    const half = Math.ceil(listed.length / 2);
    const first = await readParts(api, kind, listed.slice(0, half), common);
    const second = await readParts(api, kind, listed.slice(half), common);
    return { posts: [...first.posts, ...second.posts], unreadable: [...first.unreadable, ...second.unreadable] };
  }
}

/** A post without number or times is none that could be followed. */
function sorted(entries: unknown[]): Pick<Page, 'posts' | 'unreadable'> {
  const page: Pick<Page, 'posts' | 'unreadable'> = { posts: [], unreadable: [] };
  for (const entry of entries) {
    const read = post.safeParse(entry);
    if (read.success) {
      page.posts.push(read.data);
      continue;
    }
    const listed = listedPost.safeParse(entry);
    const issue = read.error.issues[0]!;
    if (listed.success)
      page.unreadable.push({ listed: listed.data, reason: `${issue.path.join('.')}: ${issue.message}` });
  }
  return page;
}
