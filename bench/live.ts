// Ten thousand readers on one process: how long from a push until the last of them has received it, and how much memory does each cost?
//   npm run bench:live [-- streams [pushes]]
import { fork, spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { freePort } from '../e2e/server.ts';
import { makeNinjsItem } from '../server/testing/ninjs.ts';
import { frontPublisher } from '../e2e/front-publisher.ts';
import { writeResults } from './results.ts';

const streams = Number(process.argv[2] ?? 10_000);
const pushes = Number(process.argv[3] ?? 20);
const secret = 'bench-secret-0123456789abcdef0123456789';

const port = await freePort();
const url = `http://127.0.0.1:${port}`;
const dataDir = await mkdtemp(join(tmpdir(), 'sharit-bench-'));
// Memory is read after a garbage collection: uncollected garbage is no cost of a stream.
const collector =
  'data:text/javascript,process.on("message",()=>{gc();gc();process.send(process.memoryUsage())});process.channel?.unref()';
let server = start();
try {
  // Filling a new database takes memory that would falsify the baseline, so a server's second start is measured.
  await up();
  await stop();
  server = start();
  await up();
  await push('warm-up');
  const publish = await frontPublisher(url, { DATA_DIR: dataDir });
  await run(100, 5, publish);
  await sleep(2000);
  const before = await memory();
  const { arrivals, fronts, after, opened } = await run(streams, pushes, publish);
  const each = {
    resident: (after.resident - before.resident) / streams,
    objects: (after.objects - before.objects) / streams,
  };
  await report(arrivals, fronts, each, opened);
} finally {
  await stop();
  await rm(dataDir, { recursive: true, force: true });
}

function start(): ChildProcess {
  return spawn(process.execPath, ['--expose-gc', '--import', collector, 'server/main.ts'], {
    cwd: new URL('..', import.meta.url),
    env: {
      ...process.env,
      NODE_ENV: 'production',
      PORT: String(port),
      DATA_DIR: dataDir,
      PUSH_SECRET: secret,
      SAMPLE: 'off',
      FIRST_VIEW: 'off',
    },
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  });
}

async function up(): Promise<void> {
  while (!(await fetch(`${url}/health`).catch(() => null))?.ok) {
    if (server.exitCode !== null) throw new Error(`The server ended with ${server.exitCode}.`);
    await sleep(100);
  }
}

async function stop(): Promise<void> {
  if (server.exitCode !== null) return;
  server.kill('SIGTERM');
  await once(server, 'exit');
}

type Memory = { resident: number; objects: number };
type Arrivals = { first: number[]; middle: number[]; late: number[]; last: number[]; acknowledged: number[] };

/** Opens streams from another process, pushes, and waits each time until all have received it. */
async function run(
  count: number,
  times: number,
  publish: () => Promise<void>,
): Promise<{ arrivals: Arrivals; fronts: Arrivals; after: Memory; opened: number }> {
  const began = performance.now();
  const client = fork(new URL('live/live-client.ts', import.meta.url), [String(port), String(count)]);
  await once(client, 'message');
  const opened = performance.now() - began;
  const timed = async (all: Arrivals, send: () => Promise<void>): Promise<void> => {
    const received = once(client, 'message') as Promise<[{ arrivals: number[] }]>;
    const start = performance.timeOrigin + performance.now();
    await send();
    all.acknowledged.push(performance.timeOrigin + performance.now() - start);
    const [{ arrivals }] = await received;
    const taken = arrivals.map((at) => at - start).toSorted((one, other) => one - other);
    all.first.push(taken[0]!);
    all.middle.push(share(taken, 0.5));
    all.late.push(share(taken, 0.99));
    all.last.push(taken.at(-1)!);
    await sleep(100);
  };
  const [arrivals, fronts] = [noArrivals(), noArrivals()];
  for (let round = 0; round < times; round++) await timed(arrivals, () => push(`${count}-${round}`));
  for (let round = 0; round < times; round++) await timed(fronts, publish);
  // Every stream has had a heartbeat by now, so this is the cost of a stream that stays open.
  await sleep(Math.min(16_000, count * 5));
  const after = await memory();
  client.send('end');
  await once(client, 'exit');
  return { arrivals, fronts, after, opened };
}

function noArrivals(): Arrivals {
  return { first: [], middle: [], late: [], last: [], acknowledged: [] };
}

async function report(
  { first, middle, late, last, acknowledged }: Arrivals,
  fronts: Arrivals,
  each: Memory,
  opened: number,
): Promise<void> {
  const row = (name: string, values: number[]) => {
    const sorted = values.toSorted((one, other) => one - other);
    return `| ${name} | ${share(sorted, 0.5).toFixed(0)} | ${sorted.at(-1)!.toFixed(0)} |`;
  };
  const markdown = [
    `${streams.toLocaleString('en')} open streams on one process (embedded database), ${pushes} pushes; the readers' process runs on the same machine.`,
    '',
    '| from the start of a push, ms | median of the pushes | worst push |',
    '|---|---|---|',
    row('push acknowledged', acknowledged),
    row('received by the first reader', first),
    row('half of the readers (p50)', middle),
    row('99 % of the readers (p99)', late),
    row('last reader (max)', last),
    row('publication of a front acknowledged', fronts.acknowledged),
    row('a published front: 99 % of the readers', fronts.late),
    row('a published front: last reader', fronts.last),
    '',
    `Memory of the server per open stream: ${kilobytes(each.resident)} resident, ${kilobytes(each.objects)} of it its own objects. ` +
      `Opening all of them took ${(opened / 1000).toFixed(1)} s.`,
  ].join('\n');
  process.stdout.write(`${markdown}\n`);
  await writeResults('Live streams', markdown);
}

async function push(name: string): Promise<void> {
  const answer = await fetch(`${url}/api/v1/push`, {
    method: 'POST',
    headers: { authorization: `Bearer ${secret}`, 'content-type': 'application/json' },
    body: JSON.stringify(makeNinjsItem(name)),
  });
  if (answer.status !== 201) throw new Error(`push: ${answer.status} ${await answer.text()}`);
}

/** Memory of the server in bytes: resident, and used by its objects. */
async function memory(): Promise<Memory> {
  const answer = once(server, 'message') as Promise<[NodeJS.MemoryUsage]>;
  server.send('collect');
  const [{ rss, heapUsed, external }] = await answer;
  return { resident: rss, objects: heapUsed + external };
}

function kilobytes(bytes: number): string {
  return `${(bytes / 1024).toFixed(1)} KB`;
}

function share(sorted: number[], part: number): number {
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * part))]!;
}
