import { SourceError } from '../source.ts';
import { UnreadableAnswer, type Params, type WordPressApi } from './api.ts';
import { listedFields, listedPost, post, postFields, type Listed, type Post } from './post.ts';

export type Kind = 'post' | 'page';
type Unreadable = { listed: Listed; reason: string; /** It may be read later as it is. */ mayPass: boolean };
/** Posts that made requests fail in this session: not asked for again until they change, since each try may take a minute. */
export type Failing = Map<string, Unreadable>;
export type Page = {
  posts: Post[];
  unreadable: Unreadable[];
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
  // Where nothing says how many pages there are, one follows until none does.
  const more = Number(params['page'] ?? 1) + (body.length > 0 ? 1 : 0);
  return { entries: body, total: total ?? 0, pages: pages ?? more, at };
}

/**
 * A page of whole posts. Where one of them makes the request fail, or its answer unreadable, they are asked for in parts, and it is
 * named. A page that fails because the site does has no list of ids either, and rejects.
 */
export async function readPage(api: WordPressApi, kind: Kind, params: Params, failing: Failing): Promise<Page> {
  const { status, lang } = params;
  if (failing.size === 0) {
    try {
      const { entries, total, pages, at } = await readPosts(api, kind, { ...params, ...embedded });
      return { ...sorted(entries), total, pages, at };
    } catch (error) {
      if (!(error instanceof UnreadableAnswer)) throw error;
    }
  }
  const { entries, total, pages, at } = await readPosts(api, kind, { ...params, _fields: listedFields });
  const listed = entries.flatMap((each) => listedPost.safeParse(each).data ?? []);
  const asked = listed.filter((each) => !failing.has(failingKey(kind, each)));
  const read = await readParts(api, kind, asked, { status, lang }, failing);
  const known = listed.flatMap((each) => failing.get(failingKey(kind, each)) ?? []);
  return { posts: read.posts, unreadable: [...read.unreadable, ...known], total, pages, at };
}

async function readParts(
  api: WordPressApi,
  kind: Kind,
  listed: Listed[],
  common: Params,
  failing: Failing,
): Promise<Pick<Page, 'posts' | 'unreadable'>> {
  const [only] = listed;
  if (!only) return { posts: [], unreadable: [] };
  const of = { ...common, include: listed.map(({ id }) => id).join(','), per_page: listed.length };
  try {
    const { entries } = await readPosts(api, kind, { ...of, ...embedded });
    return sorted(entries);
  } catch (error) {
    if (!(error instanceof UnreadableAnswer)) throw error;
    if (listed.length === 1) {
      const { message: reason, mayPass } = error;
      // Where even its number is not answered, the site fails, and not this post.
      if (mayPass) await readPosts(api, kind, { ...of, _fields: listedFields });
      const unreadable = { listed: only, reason, mayPass };
      failing.set(failingKey(kind, only), unreadable);
      return { posts: [], unreadable: [unreadable] };
    }
    const half = Math.ceil(listed.length / 2);
    const first = await readParts(api, kind, listed.slice(0, half), common, failing);
    const second = await readParts(api, kind, listed.slice(half), common, failing);
    return { posts: [...first.posts, ...second.posts], unreadable: [...first.unreadable, ...second.unreadable] };
  }
}

const failingKey = (kind: Kind, listed: Listed): string =>
  `${kind}:${listed.id} ${listed.modified_gmt} ${listed.status}`;

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
      page.unreadable.push({
        listed: listed.data,
        reason: `${issue.path.join('.')}: ${issue.message}`,
        mayPass: false,
      });
  }
  return page;
}
