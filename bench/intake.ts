// npm run bench:intake: a newsroom of ten thousand posts moves in from WordPress while readers read.
import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { setTimeout as sleep } from 'node:timers/promises';
import { startPushed } from './pushed-server.ts';
import type { Recorded } from './recorded-wordpress.ts';
import { writeResults } from './results.ts';

const given = (name: string, missing: number) =>
  Number(process.argv.find((argument) => argument.startsWith(`--${name}=`))?.split('=')[1] ?? missing);
const posts = given('posts', 10_000);
const pictures = given('pictures', Math.round(posts / 4));
/** Requests of readers, and seconds that they are measured once everything is here. */
const readersPerSecond = given('readers', 20);
const secondsAfter = given('after', Math.min(60, posts / 20));
/** A server that has just started is slow with and without an import: of ten thousand posts this is nothing, of a thousand it would be the slowest hundredth. */
const warmUp = 10_000;
/** As often as Prometheus is usually set to, three times over: the counts ask the database. */
const everyScrape = 5000;

type Sample = { at: number; value: number };

const source: ChildProcess = fork(new URL('recorded-wordpress.ts', import.meta.url), [String(posts), String(pictures)]);
const [{ url }] = (await once(source, 'message')) as [{ url: string }];
let fetched = 0;
source.on('message', (message: Recorded) => 'pictures' in message && (fetched = message.pictures));

const began = performance.now();
const minutes = () => (performance.now() - began) / 60_000;
const server = await startPushed({ WORDPRESS_URL: url, ALLOW_PRIVATE_NETWORK: '1' });
const reads: Sample[] = [];
const failed = new Map<number, number>();
const memory: Sample[] = [];
const ended = new AbortController();
const readers = Promise.all([readAlong(), watchMemory()]);

const gauge = async (name: string): Promise<number> => {
  const metrics = await (await fetch(`${server.url}/metrics`)).text();
  return Number(new RegExp(`^${name}(?:\\{[^}]*\\})? (\\d+)`, 'm').exec(metrics)?.[1] ?? 0);
};
while ((await gauge('sharit_stories')) < posts) await sleep(everyScrape);
const textMinutes = minutes();
const allPictures = async () => fetched >= pictures && (await gauge('sharit_renditions_waiting')) === 0;
while (!(await allPictures())) await sleep(everyScrape);
const allMinutes = minutes();
const importEnded = performance.now();
await sleep(5000);
const quietFrom = performance.now();
await sleep(secondsAfter * 1000);
ended.abort();
await readers;
await server.stop();
source.disconnect();

const during = reads.filter(({ at }) => at > began + warmUp && at < importEnded).map(({ value }) => value);
const after = reads.filter(({ at }) => at > quietFrom).map(({ value }) => value);
const quarter = (index: number) => {
  const span = (importEnded - began) / 4;
  const there = memory.filter(({ at }) => at >= began + span * index && at < began + span * (index + 1));
  return percentile(
    there.map(({ value }) => value),
    0.5,
  );
};
const megabytes = (bytes: number) => `${Math.round(bytes / 2 ** 20)} MB`;
const rows = [
  ['posts readable', `${textMinutes.toFixed(1)} minutes, ${(posts / textMinutes / 60).toFixed(1)} posts/s`],
  ['pictures, too', `${allMinutes.toFixed(1)} minutes`],
  ['memory, median of each quarter of that time', [0, 1, 2, 3].map((index) => megabytes(quarter(index))).join(', ')],
  ['readers during the import, from its tenth second', latencies(during)],
  ['readers afterwards', latencies(after)],
  ['ratio of p99', (percentile(during, 0.99) / percentile(after, 0.99)).toFixed(2)],
  ['answers other than 200', [...failed].map(([status, n]) => `${status} × ${n}`).join(', ') || 'none'],
];
const table = `${posts} posts with ${pictures} pictures of one megapixel, embedded database, source and readers (${readersPerSecond} requests/s) on the same machine.\n\n| | |\n|---|---|\n${rows.map((row) => `| ${row.join(' | ')} |`).join('\n')}`;
console.log(table);
await writeResults('Moving in from WordPress', table);

/** Readers who open the front, a list and a story, at a steady pace whatever the answers take. */
async function readAlong(): Promise<void> {
  const paths = ['/ar', '/api/v1/ar/front', '/api/v1/ar/stories?limit=20'];
  let ids: string[] = [];
  const waiting = new Set<Promise<void>>();
  const open = async (path: string) => {
    const body = await ask(path);
    if (path.includes('/stories'))
      ids = (JSON.parse(body) as { stories: { id: string }[] }).stories.map((one) => one.id);
  };
  for (let turn = 0; !ended.signal.aborted; turn += 1) {
    const id = ids[turn % ids.length];
    const path = turn % 4 === 3 && id ? `/ar/news/${id}` : paths[turn % paths.length]!;
    const asked = open(path);
    waiting.add(asked);
    asked.then(
      () => waiting.delete(asked),
      () => waiting.delete(asked),
    );
    await sleep(1000 / readersPerSecond);
  }
  await Promise.allSettled(waiting);
}

async function ask(path: string): Promise<string> {
  const at = performance.now();
  const answer = await fetch(server.url + path);
  const body = await answer.text();
  reads.push({ at, value: performance.now() - at });
  if (!answer.ok) {
    failed.set(answer.status, (failed.get(answer.status) ?? 0) + 1);
    throw new Error(`${path}: ${answer.status}`);
  }
  return body;
}

async function watchMemory(): Promise<void> {
  for (; !ended.signal.aborted; await sleep(500)) memory.push({ at: performance.now(), value: server.memory() });
}

function percentile(values: number[], share: number): number {
  const sorted = values.toSorted((one, other) => one - other);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0;
}

function latencies(values: number[]): string {
  const [p50, p99] = [percentile(values, 0.5), percentile(values, 0.99)];
  return `p50 ${p50.toFixed(1)} ms, p99 ${p99.toFixed(1)} ms (${values.length} requests)`;
}
