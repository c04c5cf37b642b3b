import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import pg from 'pg';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { processTree } from '../../e2e/process-tree.ts';
import { share, timeOf } from './ask.ts';
import { cursorOf, idOf, nameOf, sectionOf } from './fill-large.ts';

export type Measured = {
  what: string;
  /** Milliseconds. */
  median: number;
  p99: number;
  /** CPU of one request in milliseconds: of the server and of PostgreSQL. */
  server: number;
  database: number;
};

/** Asks spread over the whole archive, old stories as often as new ones. */
function addresses(size: number): Record<string, { path: (turn: number) => string; cold: boolean; times: number }> {
  const spread = (turn: number): number => (turn * 7919) % size;
  const cold = (path: (turn: number) => string, times = 300) => ({ path, cold: true, times });
  const api = '/api/v1/ar';
  return {
    'article, JSON, with related stories': cold((turn) => `${api}/stories/${idOf(spread(turn))}`),
    'article, page': cold((turn) => `/ar/news/${idOf(spread(turn))}`),
    'list of all': cold(() => `${api}/stories`),
    'list of all, far back': cold((turn) => `${api}/stories?cursor=${cursorOf(spread(turn))}`),
    'list of a section': cold((turn) => `${api}/stories?section=${sectionOf(turn)}`),
    'list of a frequent topic': cold((turn) => `${api}/stories?subject=topic-${turn % 40}`),
    'list of a rare topic': cold((turn) => `${api}/stories?subject=rare-topic-${spread(turn) % 5000}`),
    front: cold(() => `${api}/front`),
    'front, page': cold(() => '/ar'),
    ticker: cold(() => `${api}/ticker`),
    'search, rare word': cold((turn) => `${api}/search?q=${encodeURIComponent(nameOf(spread(turn)))}`, 100),
    'search, common word': cold((turn) => `${api}/search?q=${encodeURIComponent(common[turn % common.length]!)}`, 100),
    'search, two words': cold((turn) => `${api}/search?q=${encodeURIComponent(pairs[turn % pairs.length]!)}`, 100),
    feed: cold(() => '/ar/rss.xml', 50),
    'sitemap, index': cold(() => '/sitemap.xml', 20),
    'sitemap, newest page': cold(() => `/sitemap-stories-${Math.ceil(size / 5000)}.xml`, 10),
    'sitemap of news': cold(() => '/sitemap-news.xml', 20),
    metrics: cold(() => '/metrics', 20),
    'article, JSON, cached': { path: () => `${api}/stories/${idOf(0)}`, cold: false, times: 3000 },
    'article, page, cached': { path: () => `/ar/news/${idOf(0)}`, cold: false, times: 3000 },
    'list, cached': { path: () => `${api}/stories`, cold: false, times: 3000 },
  };
}

const common = ['طريق', 'مدينة', 'أطفال', 'جديد', 'ماء', 'وزارة', 'سكان', 'مدرسة'];
const pairs = ['طريق الوادي', 'مدينة جديدة', 'أطفال المدرسة', 'سكان القرية', 'ماء البحر', 'متحف المدينة'];

/** The server and PostgreSQL on one core, this process on the other. */
export async function measureAnswers(databaseUrl: string, size: number): Promise<Measured[]> {
  const database = await postmasterOf(databaseUrl);
  const server = spawn('taskset', ['-c', '0', process.execPath, 'bench/load/serve-large.ts'], {
    cwd: new URL('../..', import.meta.url),
    env: { ...process.env, NODE_ENV: 'production', DATABASE_URL: databaseUrl },
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
  });
  try {
    const [{ url }] = (await once(server, 'message')) as [{ url: string }];
    const rows: Measured[] = [];
    for (const [what, { path, cold, times }] of Object.entries(addresses(size)))
      rows.push(await measured(what, { url, path, cold, times, server, database }));
    return rows;
  } finally {
    server.disconnect();
    await once(server, 'exit');
  }
}

type Wanted = {
  url: string;
  path: (turn: number) => string;
  cold: boolean;
  times: number;
  server: ChildProcess;
  database: number;
};

async function measured(what: string, { url, path, cold, times, server, database }: Wanted): Promise<Measured> {
  let hosts = 0;
  const ask = async (turn: number): Promise<number> => {
    hosts += 1;
    // Another host has other absolute addresses, so its page is not cached.
    // And another reader each time, because rate limits count by address: of a private network, which may read the metrics.
    const reader = { 'x-forwarded-for': `10.0.${(hosts >> 8) % 256}.${hosts % 256}` };
    return timeOf(url + path(turn), cold ? { ...reader, 'x-cold': '1', host: `${hosts}.example` } : reader);
  };
  for (let turn = 0; turn < Math.min(times, 50); turn += 1) await ask(turn);
  const [one, other] = [processTree(server.pid!), processTree(database)];
  const before = [one.cpu().all, other.cpu().all] as const;
  const taken: number[] = [];
  for (let turn = 0; turn < times; turn += 1) taken.push(await ask(turn + 50));
  taken.sort((a, b) => a - b);
  return {
    what,
    ...{ median: share(taken, 0.5), p99: share(taken, 0.99) },
    ...{ server: (one.cpu().all - before[0]) / times, database: (other.cpu().all - before[1]) / times },
  };
}

async function postmasterOf(url: string): Promise<number> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  const { rows } = await client.query<{ data_directory: string }>('show data_directory');
  await client.end();
  return Number((await readFile(join(rows[0]!.data_directory, 'postmaster.pid'), 'utf8')).split('\n')[0]);
}
