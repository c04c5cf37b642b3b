// The measured server, in its own process: the real one on a fresh embedded database with the sample
// newsroom, and a plain page with the same text. Started by the benchmarks with an IPC channel.
import { mkdtemp, rm } from 'node:fs/promises';
import { Session } from 'node:inspector/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { brotliCompress } from 'node:zlib';
import type { ArticleAnswer, FrontAnswer, StoriesAnswer } from '#contract/story.ts';
import { createApp } from '../server/app.ts';
import { readConfig } from '../server/config.ts';
import { plainPage } from './plain-page.ts';
import { fillSample } from '../server/sample/sample.ts';
import { openStore } from '../server/store/open.ts';
import { indexSome } from '../server/store/searching/indexer.ts';

export type Ready = {
  url: string;
  front: string;
  article: string;
  pictured: string;
  plain: string;
  /** The plain page of `pictured`, with the same picture. */
  plainPictured: string;
  api: string;
  list: string;
};
/** CPU of one answer, in milliseconds. */
export type Spent = { main: number; all: number };
export type Cold = {
  count: number;
  page: Spent;
  /** Neither the page nor any answer of the API is cached, including the ticker. */
  pageUncached: Spent;
  article: Spent;
  profile: { what: string; ms: number }[];
};
export type Order = { cold: number } | 'cpu';

const dataDir = await mkdtemp(join(tmpdir(), 'sharit-bench-'));
const config = readConfig({ ...process.env, DATA_DIR: dataDir, PORT: '0', PUBLIC_URL: '' });
const store = await openStore({ dataDir });
await fillSample(store, { newsroom: config.newsroom, dataDir, now: new Date() });
// Related stories are found by words that are counted.
while (await indexSome(store.db));
const app = await createApp({ config, store });

const get = async <T>(path: string): Promise<T> => (await app.inject({ url: path })).json() as T;
const plain = new Map<string, Buffer>();
app.get<{ Params: { name: string } }>('/bench/:name', (request, reply) =>
  reply
    .header('content-type', 'text/html; charset=utf-8')
    .header('content-encoding', 'br')
    .header('cache-control', 'public, max-age=0')
    .header('content-security-policy', "default-src 'self'; style-src 'unsafe-inline'")
    .send(plain.get(request.params.name)),
);
const address = await app.listen({ port: Number(process.env.PORT ?? 0), host: '127.0.0.1' });

// The longest story without a picture: the plain page then differs only in its HTML.
const { stories: shown } = await get<StoriesAnswer>('/api/v1/ar/stories?limit=50');
const front = await get<FrontAnswer>('/api/v1/ar/front');
const answers = await Promise.all(shown.map(({ id }) => get<ArticleAnswer>(`/api/v1/ar/stories/${id}`)));
const unpictured = answers.filter(({ article }) => article.picture === null && article.body.length > 0);
const longest = (unpictured.length > 0 ? unpictured : answers).toSorted(
  (a, b) => JSON.stringify(b.article.body).length - JSON.stringify(a.article.body).length,
)[0]!;
const addPlain = async (name: string, answer: ArticleAnswer, picture?: string) =>
  plain.set(name, await promisify(brotliCompress)(plainPage(answer, config.newsroom, picture)));
await addPlain('plain', longest);
const pictured = await get<ArticleAnswer>(`/api/v1/ar/stories/${front.lead?.id ?? longest.article.id}`);
// The picture exactly as our page asks for it.
const { payload: picturedPage } = await app.inject({ url: `/ar/news/${pictured.article.id}` });
await addPlain('plain-pictured', pictured, /<img[^>]*srcset=[^>]*>/iu.exec(picturedPage)?.[0] ?? '');
const { id } = longest.article;

process.on('message', (order: Order) => {
  if (order === 'cpu') process.send!(process.threadCpuUsage());
  else void cold(order.cold).then((answer) => process.send!(answer));
});
process.on('disconnect', () => void close());
process.on('SIGTERM', () => void close());

/** Counted on over calls, so that no page is in the cache. */
let hosts = 0;

/** Renders the article each time: another host has other absolute addresses, so the page is not in the cache. */
async function cold(count: number): Promise<Cold> {
  const page = () => {
    hosts += 1;
    return app.inject({ url: `/ar/news/${id}`, headers: { host: `${hosts}.example`, 'accept-encoding': 'identity' } });
  };
  const uncached = (request: () => Promise<unknown>) => () => {
    app.answers.clear();
    return request();
  };
  const article = () => app.inject({ url: `/api/v1/ar/stories/${id}` });
  const spent = {
    page: await cost(count, page),
    pageUncached: await cost(count, uncached(page)),
    article: await cost(count, uncached(article)),
  };
  isWarm = true;
  const session = new Session();
  session.connect();
  await session.post('Profiler.enable');
  await session.post('Profiler.setSamplingInterval', { interval: 200 });
  await session.post('Profiler.start');
  for (let turn = 0; turn < count; turn += 1) await page();
  const { profile } = await session.post('Profiler.stop');
  session.disconnect();
  return { count, ...spent, profile: shares(profile, count) };
}

/** The first call compiles what is measured. */
let isWarm = false;

async function cost(count: number, request: () => Promise<unknown>): Promise<Spent> {
  for (let warm = 0; warm < (isWarm ? 20 : 200); warm += 1) await request();
  const main = process.threadCpuUsage();
  const all = process.cpuUsage();
  for (let turn = 0; turn < count; turn += 1) await request();
  const ms = (used: { user: number; system: number }): number => (used.user + used.system) / 1000 / count;
  return { main: ms(process.threadCpuUsage(main)), all: ms(process.cpuUsage(all)) };
}

type Profile = {
  nodes: { id: number; callFrame: { functionName: string; url: string } }[];
  samples?: number[];
  timeDeltas?: number[];
};

/** Self time per page, by package or file and function. */
function shares({ nodes, samples = [], timeDeltas = [] }: Profile, count: number): Cold['profile'] {
  const frames = new Map(nodes.map(({ id: node, callFrame }) => [node, callFrame]));
  const spent = new Map<string, number>();
  samples.forEach((sample, index) => {
    const frame = frames.get(sample)!;
    if (frame.functionName === '(idle)') return;
    const file = /node_modules\/((?:@[^/]+\/)?[^/]+)/u.exec(frame.url)?.[1] ?? frame.url.split('/').slice(-2).join('/');
    const what = `${file || 'engine'} ${frame.functionName || '(unnamed)'}`;
    spent.set(what, (spent.get(what) ?? 0) + (timeDeltas[index] ?? 0) / 1000 / count);
  });
  return [...spent]
    .map(([what, ms]) => ({ what, ms }))
    .toSorted((a, b) => b.ms - a.ms)
    .slice(0, 14);
}

async function close(): Promise<void> {
  await app.close();
  await store.close();
  await rm(dataDir, { recursive: true, force: true });
  process.exit(0);
}

const ready: Ready = {
  url: address,
  front: `${address}/ar`,
  article: `${address}/ar/news/${id}`,
  /** The story that leads the front, with its picture. */
  pictured: `${address}/ar/news/${front.lead?.id ?? id}`,
  plain: `${address}/bench/plain`,
  plainPictured: `${address}/bench/plain-pictured`,
  api: `${address}/api/v1/ar/stories/${id}`,
  list: `${address}/api/v1/ar/stories?limit=20`,
};
process.send!(ready);
