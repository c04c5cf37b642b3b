import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

type FakePost = {
  id: number;
  type: 'post' | 'page';
  status: 'publish' | 'future' | 'draft' | 'pending' | 'private' | 'trash';
  /** Without zone, in UTC, as WordPress writes it. */
  date_gmt: string;
  modified_gmt: string;
  title: string;
  content: string;
  excerpt: string;
  protected: boolean;
  sticky: boolean;
  slug: string;
  author: string;
  terms: { id: number; name: string; slug: string; taxonomy: string }[];
  media: Record<string, unknown> | null;
  /** Fields of plugins. */
  more: Record<string, unknown>;
};

export type FakeWordPress = {
  /** Where it is asked. */
  address: string;
  /** What it calls itself, if that is another address. */
  home: string | null;
  posts: Map<number, FakePost>;
  /** The site's clock. */
  now: Date;
  categories: { id: number; name: string; slug: string; parent: number }[];
  users: { id: number; name: string }[];
  password: string;
  /** Of the one who has the password. */
  role: 'editor' | 'author';
  namespaces: string[];
  /** Answered instead of everything that matches, as long as it is set; status 0 hangs up. */
  broken: ((path: string) => { status: number; body: string; headers?: Record<string, string> } | null) | null;
  /** A proxy removes what lists say about their length. */
  withoutTotals: boolean;
  /** Seconds by which times that were stored before are ahead of those of the clock: lists compare them. */
  localTimeAhead: number;
  requests: string[];
  put(changes: Partial<FakePost> & { id: number }): FakePost;
  close(): Promise<void>;
};

/**
 * The REST API of a WordPress as far as it is followed: answers have the form of a real WordPress 7.1, their words are ours.
 * What a real one does and is easily forgotten: protected posts are listed, without content; a private or trashed one is a 401 to
 * a stranger; a page beyond the last is a 400; a wrong password counts as none.
 */
export async function openFakeWordPress(): Promise<FakeWordPress> {
  const server = createServer((request, response) => answer(fake, request, response));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  const fake: FakeWordPress = {
    address: `http://127.0.0.1:${port}`,
    home: null,
    posts: new Map(),
    now: new Date('2026-03-10T12:00:00Z'),
    categories: [
      { id: 1, name: 'Uncategorized', slug: 'uncategorized', parent: 0 },
      { id: 2, name: 'مجتمع', slug: 'local', parent: 0 },
      { id: 3, name: 'أخبار الحي', slug: 'hayy', parent: 2 },
      { id: 4, name: 'عاجل', slug: 'urgent', parent: 0 },
      { id: 5, name: 'الشريط', slug: 'ticker', parent: 0 },
      { id: 6, name: 'بستنة &amp; زراعة', slug: 'gardening', parent: 0 },
    ],
    role: 'editor',
    users: [{ id: 3, name: 'سلمى' }],
    password: 'abcd efgh ijkl mnop',
    namespaces: ['oembed/1.0', 'wp/v2'],
    broken: null,
    withoutTotals: false,
    localTimeAhead: 0,
    requests: [],
    put(changes) {
      const moment = gmt(fake.now);
      const post: FakePost = {
        ...{ type: 'post', status: 'publish', date_gmt: moment, title: 'النحل يعود إلى الحديقة', excerpt: '' },
        ...{ content: '<p>عاد النحل إلى حديقة الحي.</p>', protected: false, sticky: false, slug: `post-${changes.id}` },
        ...{ author: 'سلمى', terms: [], media: null, more: {} },
        ...fake.posts.get(changes.id),
        modified_gmt: moment,
        ...changes,
      };
      fake.posts.set(changes.id, post);
      return post;
    },
    close: () =>
      new Promise((resolve) => {
        server.closeAllConnections();
        server.close(() => resolve());
      }),
  };
  return fake;
}

const gmt = (moment: Date) => moment.toISOString().slice(0, 19);

function answer(fake: FakeWordPress, request: IncomingMessage, response: ServerResponse): void {
  const url = new URL(request.url!, fake.address);
  fake.requests.push(url.pathname + url.search);
  const send = (status: number, body: unknown, headers: Record<string, string> = {}) => {
    response.writeHead(status, { 'content-type': 'application/json', date: fake.now.toUTCString(), ...headers });
    response.end(typeof body === 'string' ? body : JSON.stringify(body));
  };
  const refuse = (status: number, code: string) => send(status, { code, message: code, data: { status } });
  const broken = fake.broken?.(url.pathname + url.search);
  if (broken?.status === 0) return void request.socket.destroy();
  if (broken) return send(broken.status, broken.body, { 'retry-after': '0', ...broken.headers });
  const route = url.pathname.replace(/^\/wp-json/, '').replace(/(.)\/$/, '$1');
  const login = Buffer.from((request.headers.authorization ?? '').replace(/^Basic /, ''), 'base64').toString();
  const editor = login === `salma:${fake.password}`;
  if (route === '/') return send(200, { home: fake.home ?? fake.address, namespaces: fake.namespaces });
  if (route === '/wp/v2/users/me')
    return editor
      ? send(200, { id: 2, capabilities: { edit_others_posts: fake.role === 'editor' } })
      : refuse(401, 'rest_not_logged_in');
  const { searchParams: query } = url;
  const number = (name: string, missing: number) => Number(query.get(name) ?? missing);
  const page = (all: unknown[]) => {
    const [size, at] = [number('per_page', 10), number('page', 1)];
    if (size > 100) return refuse(400, 'rest_invalid_param');
    const pages = Math.ceil(all.length / size);
    if (at > Math.max(pages, 1)) return refuse(400, 'rest_post_invalid_page_number');
    const totals = { 'x-wp-total': String(all.length), 'x-wp-totalpages': String(pages) };
    return send(200, all.slice((at - 1) * size, at * size), fake.withoutTotals ? {} : totals);
  };
  if (route === '/wp/v2/categories') return page(fake.categories);
  if (route === '/wp/v2/users') return page(fake.users);
  const [, kind, id] = /^\/wp\/v2\/(post|page)s(?:\/(\d+))?$/.exec(route) ?? [];
  if (!kind) return refuse(404, 'rest_no_route');
  if (id !== undefined) {
    const post = fake.posts.get(Number(id));
    if (!post || post.type !== kind) return refuse(404, 'rest_post_invalid_id');
    if (post.status !== 'publish' && (!editor || fake.role !== 'editor')) return refuse(401, 'rest_forbidden');
    return send(200, bodyOf(fake, post));
  }
  const statuses = (query.get('status') ?? 'publish').split(',');
  if (!editor && statuses.some((each) => each !== 'publish')) return refuse(400, 'rest_invalid_param');
  const moment = Date.parse(query.get('modified_after') ?? '');
  const after = Number.isNaN(moment) ? null : new Date(moment - fake.localTimeAhead * 1000).toISOString();
  const include = query.get('include')?.split(',').map(Number);
  const by = { modified: 'modified_gmt', id: 'id', date: 'date_gmt' }[query.get('orderby') ?? 'date'] as 'date_gmt';
  const order = query.get('order') === 'asc' ? 1 : -1;
  const found = [...fake.posts.values()]
    .filter((post) => post.type === kind && statuses.includes(post.status))
    .filter((post) => post.status === 'publish' || fake.role === 'editor')
    .filter((post) => !include || include.includes(post.id))
    .filter((post) => !after || `${post.modified_gmt}.000Z` > after)
    .toSorted((one, other) => (one[by] < other[by] ? -order : one[by] > other[by] ? order : other.id - one.id));
  return page(found.map((post) => bodyOf(fake, post)));
}

function bodyOf(fake: FakeWordPress, post: FakePost): Record<string, unknown> {
  const address = fake.home ?? fake.address;
  const { id, type, status, date_gmt, modified_gmt, slug, sticky, author, terms, media, more } = post;
  const rendered = (text: string) => ({ rendered: text });
  return {
    ...{ id, type, status, date_gmt, modified_gmt, slug, sticky },
    link:
      status === 'publish' ? `${address}/${date_gmt.slice(0, 7).replace('-', '/')}/${slug}/` : `${address}/?p=${id}`,
    author: 3,
    categories: terms.filter(({ taxonomy }) => taxonomy === 'category').map((each) => each.id),
    tags: terms.filter(({ taxonomy }) => taxonomy === 'post_tag').map((each) => each.id),
    title: rendered(post.title),
    content: { rendered: post.protected ? '' : post.content, protected: post.protected },
    excerpt: { ...rendered(post.protected ? '' : post.excerpt), protected: post.protected },
    _embedded: {
      author: [{ id: 3, name: author }],
      ...(media && { 'wp:featuredmedia': [media] }),
      'wp:term': [
        terms.filter(({ taxonomy }) => taxonomy === 'category'),
        terms.filter(({ taxonomy }) => taxonomy !== 'category'),
      ],
    },
    ...more,
  };
}
