// npm run bench:server: CPU time of a cold page, and requests per second of cached article HTML, article JSON and list JSON.
import autocannon from 'autocannon';
import { startMeasured } from './child.ts';
import { writeResults } from './results.ts';
import type { Spent } from './serve.ts';

const spent = (what: string, { main, all }: Spent): string =>
  `| ${what} | **${main.toFixed(2)}** | ${all.toFixed(2)} |`;

const seconds = Number(process.argv.find((argument) => argument.startsWith('--seconds='))?.slice(10) ?? 8);
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
    const headers = { 'accept-encoding': 'br' };
    await autocannon({ url, headers, connections: 10, duration: 2 });
    const { requests, latency, non2xx, errors, throughput } = await autocannon({
      url,
      headers,
      connections: 50,
      duration: seconds,
    });
    const failed = non2xx + errors;
    rows.push(
      `| ${name} | ${Math.round(requests.average)} | ${latency.p50} | ${latency.p99} | ${(throughput.average / 1e6).toFixed(1)} |${failed ? ` ${failed} failed` : ''}`,
    );
    console.log(rows.at(-1));
  }
  const text =
    '| 50 connections, the measuring program on the same machine | requests/s | p50 ms | p99 ms | MB/s |\n|---|---|---|---|---|\n' +
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
