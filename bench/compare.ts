// npm run bench:compare -- FOLDER [--runs=15]: this checkout beside another one (a git worktree with its packages and its build),
// interleaved: paints and main-thread time at 4× CPU slowdown and slow 4G, navigation, CPU of cold answers, cached requests.
import { chromium } from '@playwright/test';
import autocannon from 'autocannon';
import { chromiumArgs, ensureChromium } from '../scripts/browser.ts';
import { type Measured, median, startMeasured } from './child.ts';
import { navigate } from './navigate.ts';
import { writeResults } from './results.ts';

const args = process.argv.slice(2);
const runs = Number(args.find((argument) => argument.startsWith('--runs='))?.slice(7) ?? 15);
const other = args.find((argument) => !argument.startsWith('--'));
if (!other) throw new Error('Name the folder of the other checkout.');
const servers: Record<'before' | 'after', Measured> = {
  before: await startMeasured(other),
  after: await startMeasured(),
};
const sides = ['before', 'after'] as const;
const browser = await chromium.launch({ executablePath: ensureChromium(), args: chromiumArgs });
const figures = new Map<string, Record<(typeof sides)[number], number[]>>();

function add(figure: string, side: (typeof sides)[number], value: number): void {
  const row = figures.get(figure) ?? { before: [], after: [] };
  row[side].push(value);
  figures.set(figure, row);
}

/** Paints and main-thread time until two seconds after load, without input. */
async function firstView(url: string): Promise<Record<'LCP' | 'FCP' | 'tasks' | 'layout' | 'script', number>> {
  const context = await browser.newContext({ viewport: { width: 390, height: 844 }, locale: 'ar' });
  try {
    const page = await context.newPage();
    const session = await context.newCDPSession(page);
    await session.send('Network.enable');
    await session.send('Network.emulateNetworkConditions', {
      offline: false,
      latency: 150,
      downloadThroughput: 1.6e6 / 8,
      uploadThroughput: 750e3 / 8,
    });
    await session.send('Emulation.setCPUThrottlingRate', { rate: 4 });
    await session.send('Performance.enable');
    await page.goto(url, { waitUntil: 'load' });
    await page.waitForTimeout(2000);
    const paints = await page.evaluate(
      () =>
        new Promise<{ LCP: number; FCP: number }>((resolve) => {
          new PerformanceObserver((list) =>
            resolve({
              LCP: list.getEntries().at(-1)!.startTime,
              FCP: performance.getEntriesByName('first-contentful-paint')[0]!.startTime,
            }),
          ).observe({ type: 'largest-contentful-paint', buffered: true });
        }),
    );
    const { metrics } = await session.send('Performance.getMetrics');
    const ms = (name: string): number => 1000 * metrics.find((metric) => metric.name === name)!.value;
    return {
      ...paints,
      tasks: ms('TaskDuration'),
      layout: ms('LayoutDuration') + ms('RecalcStyleDuration'),
      script: ms('ScriptDuration'),
    };
  } finally {
    await context.close();
  }
}

async function tapToHeadline(server: Measured): Promise<number> {
  const context = await browser.newContext({ viewport: { width: 1280, height: 900 }, locale: 'ar' });
  try {
    return await navigate(await context.newPage(), server.front, 1, true);
  } finally {
    await context.close();
  }
}

async function requestsPerSecond(url: string): Promise<number> {
  const load = { url, headers: { 'accept-encoding': 'br' }, connections: 50 };
  // What ran in between has taken the processor's caches.
  await autocannon({ ...load, amount: 1000 });
  const { requests } = await autocannon({ ...load, duration: 1 });
  return requests.average;
}

try {
  for (const side of sides)
    for (const url of [
      servers[side].article,
      servers[side].pictured,
      servers[side].front,
      servers[side].api,
      servers[side].list,
    ])
      await requestsPerSecond(url);
  for (let run = 0; run < runs; run += 1) {
    for (const side of run % 2 ? sides : sides.toReversed()) {
      const server = servers[side];
      for (const page of ['article', 'pictured', 'front'] as const) {
        const measured = await firstView(server[page]);
        for (const [name, value] of Object.entries(measured)) add(`${page}: ${name}, ms`, side, value);
      }
      add('tap to painted headline, prefetched, ms', side, await tapToHeadline(server));
      const cold = await server.cold(60);
      add('cold article page, its JSON cached, main thread ms', side, cold.page.main);
      add('cold article JSON, main thread ms', side, cold.article.main);
      add('article page, cached, requests/s', side, await requestsPerSecond(server.article));
      add('article JSON, requests/s', side, await requestsPerSecond(server.api));
      add('list JSON, requests/s', side, await requestsPerSecond(server.list));
    }
    console.log(`${run + 1} of ${runs}`);
  }
} finally {
  await browser.close();
  await Promise.all(sides.map((side) => servers[side].stop()));
}

/** Half the distance between the quartiles, as a share of the median. */
function spread(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  const at = (share: number): number => sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))]!;
  return (at(0.75) - at(0.25)) / 2 / median(values);
}

const number = (value: number): string => (value < 20 ? value.toFixed(2) : String(Math.round(value)));
const rows = [...figures].map(([figure, { before, after }]) => {
  const ratio = median(after) / median(before);
  return `| ${figure} | ${number(median(before))} | ${number(median(after))} | ${ratio.toFixed(2)} | ± ${Math.round(100 * Math.max(spread(before), spread(after)))} % |`;
});
const text = `Medians of ${runs} interleaved runs; pages at 4× CPU slowdown and slow 4G, until two seconds after load; spread: half the distance between the quartiles.\n\n| | before | after | after ÷ before | spread |\n|---|---|---|---|---|\n${rows.join('\n')}`;
console.log(text);
await writeResults(
  args.find((argument) => argument.startsWith('--title='))?.slice(8) ?? 'Two checkouts compared',
  text,
);
