// npm run bench:streams [-- streams [pushes]]: three processes on one PostgreSQL with so many open streams each. How long from a push to one of them until the last reader has it?
import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { readFile } from 'node:fs/promises';
import { setTimeout as delay } from 'node:timers/promises';
import { type Server, startServer } from '../../e2e/server.ts';
import { makeNinjsItem } from '../../server/testing/ninjs.ts';
import { openPostgres } from '../../server/testing/postgres.ts';
import { share } from './ask.ts';
import { processTree } from '../../e2e/process-tree.ts';
import { writeResults } from '../results.ts';

const streams = Number(process.argv[2] ?? 16_000);
const pushes = Number(process.argv[3] ?? 20);
const processes = 3;
/** Of a server's connections to the database, its files, and its own. */
const otherFiles = 200;

const files = Number(/^Max open files\s+(\d+)/m.exec(await readFile('/proc/self/limits', 'utf8'))?.[1] ?? 0);
if (files < streams + otherFiles)
  throw new Error(`${streams} streams need ${streams + otherFiles} open files, and the limit is ${files}: ulimit -n.`);

const cluster = await openPostgres();
const servers: Server[] = [];
const clients: ChildProcess[] = [];
try {
  const settings = {
    DATABASE_URL: cluster.url,
    SAMPLE: 'off',
    PUSH_SECRET: 'bench-secret-0123456789abcdef0123456789',
    FIRST_VIEW: 'off',
  };
  for (let at = 0; at < processes; at += 1)
    servers.push(await startServer({ ...settings, ...(servers[0] && { DATA_DIR: servers[0].dataDir }) }));
  await servers[0]!.push(makeNinjsItem('warm-up'));
  const begun = performance.now();
  for (const { url } of servers) {
    const client = fork(new URL('../live/live-client.ts', import.meta.url), [new URL(url).port, String(streams)]);
    clients.push(client);
    await once(client, 'message');
  }
  const opened = (performance.now() - begun) / 1000;
  // Until the burst of opening them is over.
  await delay(5000);
  const rounds: { own: number; others: number; acknowledged: number }[] = [];
  for (let round = 0; round < pushes; round += 1) {
    const received = clients.map(
      async (client) => ((await once(client, 'message')) as [{ arrivals: number[] }])[0].arrivals,
    );
    const start = performance.timeOrigin + performance.now();
    await servers[0]!.push(makeNinjsItem(`news-${round}`));
    const acknowledged = performance.timeOrigin + performance.now() - start;
    const last = (await Promise.all(received)).map((arrivals) => Math.max(...arrivals.map((at) => at - start)));
    rounds.push({ own: last[0]!, others: Math.max(...last.slice(1)), acknowledged });
    await delay(200);
  }
  const memory = servers.map(({ pid }) => processTree(pid()).memory() / 1e6);
  const row = (what: string, values: number[]): string => {
    const sorted = values.toSorted((one, other) => one - other);
    return `| ${what} | ${share(sorted, 0.5).toFixed(0)} | ${sorted.at(-1)!.toFixed(0)} |`;
  };
  const markdown = [
    `${processes} processes with ${streams.toLocaleString('en')} open streams each (limit of open files: ${files}), one PostgreSQL, ${pushes} pushes; the readers' processes run on the same machine. Opening all took ${opened.toFixed(0)} s.`,
    '',
    '| from the start of a push, ms | median of the pushes | worst push |',
    '|---|---|---|',
    row(
      'push acknowledged',
      rounds.map((each) => each.acknowledged),
    ),
    row(
      'last reader of the process that was pushed to',
      rounds.map((each) => each.own),
    ),
    row(
      'last reader of the two others',
      rounds.map((each) => each.others),
    ),
    '',
    `Resident memory of the processes: ${memory.map((each) => each.toFixed(0)).join(', ')} MB.`,
  ].join('\n');
  console.table(rounds);
  console.log(markdown);
  await writeResults('Live streams on three processes', markdown);
} finally {
  for (const client of clients) client.kill();
  await Promise.all(servers.map((server) => server.remove()));
  await cluster.stop();
}
