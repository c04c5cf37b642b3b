// npm run bench:server: CPU time of a cold page, and requests per second of kept article HTML, article JSON and list JSON.
import autocannon from 'autocannon';
import { startMeasured } from './child.ts';
import { writeResults } from './results.ts';

const seconds = Number(process.argv.find((argument) => argument.startsWith('--seconds='))?.slice(10) ?? 8);
const server = await startMeasured();
const rows: string[] = [];
try {
  const cold = await server.cold(300);
  for (const [name, url] of Object.entries({
    'article HTML, kept': server.article,
    'front HTML, kept': server.front,
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
    const trouble = non2xx + errors;
    rows.push(
      `| ${name} | ${Math.round(requests.average)} | ${latency.p50} | ${latency.p99} | ${(throughput.average / 1e6).toFixed(1)} |${trouble ? ` ${trouble} failed` : ''}`,
    );
    console.log(rows.at(-1));
  }
  const text =
    '| 50 connections, the measuring program on the same machine | requests/s | p50 ms | p99 ms | MB/s |\n|---|---|---|---|---|\n' +
    `${rows.join('\n')}\n\n` +
    `Cold article HTML (loaders through the API's own routes, database, React, printing; no compression), mean of ${cold.count}: ` +
    `**${cold.mainMs.toFixed(2)} ms CPU** of the main thread, ${cold.allMs.toFixed(2)} ms with the database's and all other threads.\n\n` +
    `Where the main thread's time goes, per page:\n\n| own time of | ms |\n|---|---|\n${cold.profile.map(({ what, ms }) => `| ${what.replaceAll('|', '/')} | ${ms.toFixed(3)} |`).join('\n')}`;
  console.log(text);
  await writeResults('Server', text);
} finally {
  await server.stop();
}
