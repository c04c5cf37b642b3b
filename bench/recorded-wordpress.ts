// A WordPress with any number of posts and pictures, in its own process: the same answers at every run, made as they are asked for,
// in the form of those of a WordPress 7.1. Started by bench/intake.ts with an IPC channel.
import { createServer, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import sharp from 'sharp';
import { numberedJpeg } from './push-pictures.ts';

/** Messages to the benchmark. */
export type Recorded = { url: string } | { pictures: number };

const [posts = 0, pictures = 0] = process.argv.slice(2).map(Number);
const newest = Date.UTC(2026, 2, 10, 9);
const apart = 40 * 60_000;
const words =
  'زرع أهل الحي أزهاراً حول البركة القديمة فعاد النحل إليها مع أول أيام الربيع وقال البستاني إن المطر كان وفيراً هذا العام وسقى الجيران شتلات الزيتون عند الفجر'.split(
    ' ',
  );
const sections = ['مجتمع', 'بيئة', 'زراعة', 'أسواق'];

/** Numbers that look like any, and are the same at every run. */
const chosen = (seed: number) => ((seed * 2_654_435_761) >>> 7) % words.length;
const sentence = (seed: number, length: number) =>
  Array.from({ length }, (_, at) => words[chosen(seed * 131 + at * 7)]).join(' ');

const noise = { type: 'gaussian' as const, mean: 128, sigma: 12 };
const picture = await sharp({ create: { width: 1200, height: 800, channels: 3, background: '#7a8', noise } })
  .blur(2)
  .jpeg({ quality: 82 })
  .toBuffer();

const server = createServer((request, response) => {
  const url = new URL(request.url!, address());
  const file = /^\/wp-content\/uploads\/bench-(\d+)\.jpg$/.exec(url.pathname);
  if (!file) return answer(url, response);
  response.writeHead(200, { 'content-type': 'image/jpeg' });
  response.end(numberedJpeg(picture, Number(file[1])), () => process.send!({ pictures: (served += 1) }));
});
let served = 0;
const address = () => `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
server.listen(0, '127.0.0.1', () => process.send!({ url: address() }));
process.on('disconnect', () => process.exit());

function answer(url: URL, response: ServerResponse): void {
  const send = (body: unknown, headers: Record<string, string> = {}, status = 200) => {
    response.writeHead(status, { 'content-type': 'application/json', ...headers });
    response.end(JSON.stringify(body));
  };
  const route = url.pathname.replace(/^\/wp-json/, '').replace(/(.)\/$/, '$1');
  const { searchParams: query } = url;
  if (route === '/') return send({ home: address(), namespaces: ['wp/v2'] });
  if (route !== '/wp/v2/posts' || query.has('modified_after')) return send([], { 'x-wp-total': '0' });
  const size = Number(query.get('per_page') ?? 10);
  const from = (Number(query.get('page') ?? 1) - 1) * size;
  const named = query.get('include')?.split(',').map(Number);
  const page = Array.from({ length: Math.max(0, Math.min(size, posts - from)) }, (_, at) =>
    query.get('orderby') === 'id' ? from + at + 1 : posts - from - at,
  );
  const totals = { 'x-wp-total': String(posts), 'x-wp-totalpages': String(Math.ceil(posts / size)) };
  const whole = query.has('_embed');
  send(
    (named ?? page).map((id) => (whole ? postOf(id) : listed(id))),
    totals,
  );
}

/** The newest post has the highest id. */
function listed(id: number) {
  const date_gmt = new Date(newest - (posts - id) * apart).toISOString().slice(0, 19);
  return { id, status: 'publish', date_gmt, modified_gmt: date_gmt };
}

function postOf(id: number) {
  const text = Array.from({ length: 8 }, (_, at) => `<p>${sentence(id * 10 + at, 45)}.</p>`).join('\n');
  const section = sections[id % sections.length]!;
  const term = {
    id: 2 + (id % sections.length),
    name: section,
    slug: `s${id % sections.length}`,
    taxonomy: 'category',
  };
  return {
    ...listed(id),
    type: 'post',
    link: `${address()}/2026/03/post-${id}/`,
    title: { rendered: `${sentence(id, 7)} ${id}` },
    excerpt: { rendered: `<p>${sentence(id + 5, 12)} ${id}</p>` },
    content: { rendered: text, protected: false },
    _embedded: {
      author: [{ id: 1 + (id % 20), name: `كاتب ${1 + (id % 20)}`, link: '' }],
      // Spread over all posts.
      ...(Math.floor((id * pictures) / posts) > Math.floor(((id - 1) * pictures) / posts) && {
        'wp:featuredmedia': [
          { source_url: `${address()}/wp-content/uploads/bench-${id}.jpg`, link: '', alt_text: 'بركة في حديقة' },
        ],
      }),
      'wp:term': [[term], [{ id: 100 + (id % 50), name: words[id % 20], slug: `t${id % 20}`, taxonomy: 'post_tag' }]],
    },
  };
}
