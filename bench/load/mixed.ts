// npm run bench:mixed [-- minutes]: readers, searches, streams, pushes and an editor at once on one process with PostgreSQL. No answer may be an error, and memory has to stay flat
// after the first third.
import { setTimeout as pause } from 'node:timers/promises';
import { type Server, startServer } from '../../e2e/server.ts';
import { openEventStream } from '../../server/testing/listen.ts';
import { makeNinjsItem } from '../../server/testing/ninjs.ts';
import { openPostgres } from '../../server/testing/postgres.ts';
import { median } from '../child.ts';
import { frontPublisher } from '../../e2e/front-publisher.ts';
import { share } from './ask.ts';
import { processTree } from '../../e2e/process-tree.ts';
import { writeResults } from '../results.ts';

const minutes = Number(process.argv[2] ?? 15);
const [readers, searchers, pushers, streams] = [8, 2, 2, 200];
/** Milliseconds between two requests of each. */
const rest = { read: 100, search: 500, push: 1000, curate: 5000 };
const words = ['نحل', 'حديقة', 'بركة', 'مطر', 'أطفال', 'طيور', 'سوق', 'نهر'];

const cluster = await openPostgres();
const settings = { DATABASE_URL: cluster.url, SAMPLE: 'on', PUSH_SECRET: 'bench-secret-0123456789abcdef0123456789' };
const server: Server = await startServer(settings);
const tree = processTree(server.pid());
const end = Date.now() + minutes * 60_000;
const isOver = (): boolean => Date.now() >= end;

const times = new Map<string, number[]>();
const errors: string[] = [];
const ids: string[] = [];

function note(what: string, ms: number): void {
  const all = times.get(what) ?? [];
  times.set(what, all);
  all.push(ms);
}

/** Counts a request; `fine` are the statuses that are no error. */
async function count(what: string, fine: readonly number[], ask: () => Promise<Response>): Promise<Response | null> {
  const begun = performance.now();
  const answer = await ask().catch((error: unknown) => {
    errors.push(`${what}: ${String(error)}`);
    return null;
  });
  if (!answer) return null;
  const body = await answer.clone().text();
  note(what, performance.now() - begun);
  if (!fine.includes(answer.status)) errors.push(`${what}: ${answer.status} ${body.slice(0, 200)}`);
  return answer;
}

const any = <T>(list: readonly T[]): T => list[Math.floor(Math.random() * list.length)]!;
/** Rate limits count by address: each client has one. */
const from = (address: number) => ({ headers: { 'x-forwarded-for': `203.0.113.${address}` } });

async function read(address: number): Promise<void> {
  for (let turn = 0; !isOver(); turn += 1) {
    const id = any(ids);
    const paths = [
      '/ar',
      `/ar/news/${id}`,
      `/api/v1/ar/stories/${id}`,
      '/api/v1/ar/front',
      '/ar/latest',
      '/api/v1/ar/ticker',
    ];
    const path = paths[turn % paths.length]!;
    // What was withdrawn is gone.
    const fine = path.includes(id) ? [200, 410] : [200];
    await count('read', fine, () => fetch(server.url + path, from(address)));
    await pause(rest.read);
  }
}

async function search(address: number): Promise<void> {
  for (let turn = 0; !isOver(); turn += 1) {
    const q = encodeURIComponent(turn % 5 === 0 ? `${any(words)} ${any(words)}` : any(words));
    await count('search', [200], () => fetch(`${server.url}/api/v1/ar/search?q=${q}`, from(address)));
    await pause(rest.search);
  }
}

async function push(pusher: number): Promise<void> {
  for (let turn = 0; !isOver(); turn += 1) {
    const name = `mixed-${pusher}-${Math.floor(turn / 4)}`;
    // New, corrected, updated; and every tenth story is withdrawn.
    const version = String((turn % 4) + 1);
    const isGone = turn % 40 === 3;
    const headlines = [{ role: 'main', value: `${any(words)} ${any(words)} ${name} ${version}` }];
    const bodies = [
      {
        role: 'main',
        contentType: 'text/html',
        value: `<p>${Array.from({ length: 80 }, () => any(words)).join(' ')}</p>`,
      },
    ];
    const item = makeNinjsItem(name, { version, headlines, bodies, ...(isGone && { pubStatus: 'canceled' }) });
    const answer = await count('push', [200, 201], () =>
      fetch(`${server.url}/api/v1/push`, {
        method: 'POST',
        headers: { authorization: `Bearer ${server.pushSecret}`, 'content-type': 'application/json' },
        body: JSON.stringify(item),
      }),
    );
    if (answer?.status === 201) ids.push(((await answer.json()) as { id: string }).id);
    await pause(rest.push);
  }
}

async function curate(): Promise<void> {
  const publish = await frontPublisher(server.url, { ...settings, DATA_DIR: server.dataDir });
  while (!isOver()) {
    const begun = performance.now();
    await publish().catch((error: unknown) => errors.push(`curate: ${String(error)}`));
    note('curate', performance.now() - begun);
    await pause(rest.curate);
  }
}

let [events, closed] = [0, 0];
async function listen(): Promise<void> {
  const stream = await openEventStream(`${server.url}/api/v1/ar/ticker/stream`);
  const closing = pause(Math.max(0, end - Date.now())).then(() => stream.close());
  while (await stream.next().catch(() => null)) events += 1;
  if (!isOver()) closed += 1;
  await closing;
}

/** Megabytes, every five seconds. */
const memory: number[] = [];
async function weigh(): Promise<void> {
  while (!isOver()) {
    memory.push(tree.memory() / 1e6);
    await pause(5000);
  }
}

try {
  ids.push((await server.push(makeNinjsItem('first'))).id);
  const many = <T>(length: number, work: (index: number) => T): T[] =>
    Array.from({ length }, (_, index) => work(index));
  await Promise.all([
    ...many(readers, (index) => read(index + 1)),
    ...many(searchers, (index) => search(index + 100)),
    ...many(pushers, push),
    ...many(streams, listen),
    curate(),
    weigh(),
  ]);
  // The median of each minute, so that a garbage collection to come is not taken for growth.
  const perMinute = many(Math.floor(memory.length / 12), (minute) =>
    median(memory.slice(minute * 12, minute * 12 + 12)),
  );
  const later = perMinute.slice(Math.ceil(perMinute.length / 3));
  const middle = median(later);
  const spread = Math.max(...later.map((each) => Math.abs(each - middle) / middle));
  const rows = [...times].map(([what, all]) => {
    const sorted = all.toSorted((one, other) => one - other);
    return `| ${what} | ${sorted.length} | ${share(sorted, 0.5).toFixed(0)} | ${share(sorted, 0.99).toFixed(0)} | ${sorted.at(-1)!.toFixed(0)} |`;
  });
  const text =
    `${minutes} minutes: ${readers} readers, ${searchers} who search, ${pushers} pushers, one editor who publishes the front, ${streams} streams; one process with PostgreSQL, everything on one machine.\n\n` +
    `| | requests | median ms | p99 ms | worst ms |\n|---|---|---|---|---|\n${rows.join('\n')}\n\n` +
    `Errors: ${errors.length}. Streams that were closed: ${closed}; events received: ${events}. Resident memory after the first third: ${middle.toFixed(0)} MB ± ${(spread * 100).toFixed(1)} % (medians of the minutes: ${perMinute.map((each) => each.toFixed(0)).join(', ')}).`;
  console.log(text);
  for (const error of new Set(errors)) console.log(error);
  await writeResults('Mixed load', text);
  process.exitCode = errors.length + closed > 0 || spread > 0.05 ? 1 : 0;
} finally {
  await server.remove();
  await cluster.stop();
}
