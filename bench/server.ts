// npm run bench:server [-- --turns=3] [--seconds=4]: CPU time of a cold page; requests per second and CPU per request of cached answers, beside a bare Node server that
// answers the same bytes with the same headers.
import autocannon from 'autocannon';
import { startBare } from './bare.ts';
import { median, startMeasured } from './child.ts';
import { writeResults } from './results.ts';
import type { Spent } from './serve.ts';

const spent = (what: string, { main, all }: Spent): string =>
  `| ${what} | **${main.toFixed(2)}** | ${all.toFixed(2)} |`;

const option = (name: string, otherwise: number): number =>
  Number(process.argv.find((argument) => argument.startsWith(`--${name}=`))?.slice(name.length + 3) ?? otherwise);
const [turns, seconds] = [option('turns', 3), option('seconds', 4)];
type Load = { rate: number; cpu: number; p50: number; p99: number; failed: number };

/** `cpu` reads the ms that the server's main thread has used. */
async function load(url: string, cpu: () => Promise<number>): Promise<Load> {
  const headers = { 'accept-encoding': 'br' };
  await autocannon({ url, headers, connections: 10, duration: 1 });
  const before = await cpu();
  const {
    requests,
    latency,
    non2xx,
    errors,
    '2xx': answered,
  } = await autocannon({ url, headers, connections: 50, duration: seconds });
  const used = (await cpu()) - before;
  return {
    rate: requests.average,
    cpu: (used * 1000) / answered,
    p50: latency.p50,
    p99: latency.p99,
    failed: non2xx + errors,
  };
}

const server = await startMeasured();
const rows: string[] = [];
try {
  const cold = await server.cold(300);
  for (const [name, url] of Object.entries({
    'article HTML, cached': server.article,
    'front HTML, cached': server.front,
    'article JSON': server.api,
    'list JSON': server.list,
  })) {
    const bare = await startBare(url);
    const ours: Load[] = [];
    const theirs: Load[] = [];
    // In turns, so that what else the machine does falls on both.
    for (let turn = 0; turn < turns; turn += 1) {
      ours.push(await load(url, server.cpu));
      theirs.push(await load(bare.url, bare.cpu));
    }
    await bare.stop();
    const middle = (loads: Load[], key: keyof Load): number => median(loads.map((each) => each[key]));
    const failed = [...ours, ...theirs].reduce((sum, each) => sum + each.failed, 0);
    const rate = middle(ours, 'rate') / middle(theirs, 'rate');
    const cpu = middle(theirs, 'cpu') / middle(ours, 'cpu');
    rows.push(
      `| ${name} | ${Math.round(middle(ours, 'rate'))} | ${Math.round(middle(theirs, 'rate'))} | **${rate.toFixed(2)}** | ${middle(ours, 'cpu').toFixed(0)} | ${middle(theirs, 'cpu').toFixed(0)} | **${cpu.toFixed(2)}** | ${middle(ours, 'p50')} | ${middle(ours, 'p99')} |${failed ? ` ${failed} failed` : ''}`,
    );
    console.log(rows.at(-1));
  }
  const text =
    `50 connections, medians of ${turns} turns, the measuring program on the same machine. "bare": a Node server that answers the same bytes. CPU: main thread, µs per request.\n\n` +
    '| | requests/s | bare | × bare | CPU µs | bare | × bare | p50 ms | p99 ms |\n|---|---|---|---|---|---|---|---|---|\n' +
    `${rows.join('\n')}\n\n` +
    `Cold, mean of ${cold.count}, no compression; ms CPU of the main thread, and with the database's and all other threads:\n\n` +
    `| | main | all |\n|---|---|---|\n${[
      spent('article HTML (loaders, React, printing), its JSON cached', cold.page),
      spent('article HTML, nothing cached, including the ticker', cold.pageUncached),
      spent('article JSON, nothing cached', cold.article),
    ].join('\n')}\n\n` +
    `Where the main thread's time goes, per page whose JSON is cached:\n\n| own time of | ms |\n|---|---|\n${cold.profile.map(({ what, ms }) => `| ${what.replaceAll('|', '/')} | ${ms.toFixed(3)} |`).join('\n')}`;
  console.log(text);
  await writeResults('Server', text);
} finally {
  await server.stop();
}
