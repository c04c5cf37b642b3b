// npm run bench:first-view [-- --runs=15] [--cpu-time] [--lighthouse] [url | 'name=url' …]: our article, article with a picture and front beside plain pages
// with the same text and picture and any addresses given, in one interleaved run on Lighthouse's phone: paints and main-thread time until 10 s
// after load, without input (bench/main-thread.ts). 15 runs take some 15 minutes. `--lighthouse` adds Lighthouse's scores, simulated, of a
// fifth of the runs. The machine needs a phone's Arabic face (Debian: fonts-noto-core): without it the first paint has the measures of another. `--cpu-time` counts the main thread's CPU time without slowdown instead: for a machine that others use, too.
import { chromium } from '@playwright/test';
import { chromiumArgs, ensureChromium } from '../scripts/browser.ts';
import { median, startMeasured } from './child.ts';
import { failedAudits, type Scores, scoresOf } from './lighthouse.ts';
import { type MainThread, measureMainThread } from './main-thread.ts';
import { writeResults } from './results.ts';

const args = process.argv.slice(2);
const runs = Number(args.find((argument) => argument.startsWith('--runs='))?.slice(7) ?? 5);
const cpuTime = args.includes('--cpu-time');
const lighthouse = args.includes('--lighthouse');
const others = args.flatMap((argument) => {
  const [, name, url] = /^(?:([^=/:]+)=)?(https?:.*)$/u.exec(argument) ?? [];
  return url ? [[name ?? url, url] as const] : [];
});

const server = await startMeasured();
const plain = { plain: server.plain, 'plain with the picture': server.plainPictured };
const ours = { article: server.article, 'article with a picture': server.pictured, front: server.front };
/** What the main thread's work is compared with. */
const [otherName] = others[0] ?? [];
const pages: Record<string, string> = { ...plain, ...ours, ...Object.fromEntries(others) };
/** What each page's largest paint is compared with. */
const baseline = (name: string): string =>
  name === 'article with a picture' || name === 'front' ? 'plain with the picture' : 'plain';
/** Ms after load. A page without scripts does nothing more after a second. */
const quietFor = (name: string): number => (name in plain ? 1500 : 10_000);

/** Brings a page into the state in which most readers get it: rendered, cached, and compressed at the highest quality. */
async function warm(url: string): Promise<void> {
  for (let reader = 0; reader < 3; reader += 1)
    await (await fetch(url, { headers: { 'accept-encoding': 'br' } })).arrayBuffer();
  await new Promise((resolve) => setTimeout(resolve, 150));
}

async function table<Row extends Record<string, number>>(
  count: number,
  measure: (name: string, url: string) => Promise<Row>,
  cells: (row: Row, middleOf: (name: string) => Row, name: string) => string[],
  head: string[],
): Promise<string> {
  const rows = new Map<string, Row[]>(Object.keys(pages).map((name) => [name, []]));
  for (let run = 0; run < count; run += 1) {
    for (const [name, url] of Object.entries(pages)) {
      await warm(url);
      // Chromium sometimes loses a trace; that run is repeated.
      const row = await measure(name, url).catch(() => measure(name, url));
      rows.get(name)!.push(row);
      console.log(
        `${run + 1}/${count} ${name}: ${JSON.stringify(row, (_, value) => (typeof value === 'number' ? Math.round(value * 1000) / 1000 : value))}`,
      );
    }
  }
  const middleOf = (name: string): Row => {
    const all = rows.get(name)!;
    return Object.fromEntries(Object.keys(all[0]!).map((key) => [key, median(all.map((row) => row[key]!))])) as Row;
  };
  const lines = Object.keys(pages).map((name) => `| ${[name, ...cells(middleOf(name), middleOf, name)].join(' | ')} |`);
  return [`| ${head.join(' | ')} |`, `|${'---|'.repeat(head.length)}`, ...lines].join('\n');
}

const whole = (value: number): string => String(Math.round(value));

/** Lighthouse's scores, simulated. */
async function lighthouseTable(): Promise<string> {
  const scored = Math.max(1, Math.round(runs / 5));
  const scores = await table<Scores>(
    scored,
    (_, url) => scoresOf(url, !others.some(([, other]) => other === url) && !Object.values(plain).includes(url)),
    ({ lcp, tbt, kilobytes, ...categories }, middleOf, name) => [
      whole(lcp),
      (lcp / middleOf(baseline(name)).lcp).toFixed(2),
      whole(tbt),
      whole(kilobytes),
      Object.values(categories).map(whole).join(' / '),
    ],
    ['page', 'LCP ms', '× plain', 'TBT ms', 'kB', 'performance / accessibility / best practices / SEO'],
  );
  for (const audit of failedAudits) console.log(`below 100: ${audit}`);
  return `\n\nLighthouse, simulated throttling, medians of ${scored}:\n\n${scores}`;
}

const browser = await chromium.launch({ executablePath: ensureChromium(), args: chromiumArgs });
try {
  const work = await table<MainThread>(
    runs,
    (name, url) => measureMainThread(browser, url, { rate: cpuTime ? 1 : 4, quiet: quietFor(name), cpuTime }),
    ({ lcp, fcp, tbt, cls, tasks, layout, layouts, script }, middleOf, name) => [
      whole(lcp),
      (lcp / middleOf(baseline(name)).lcp).toFixed(2),
      whole(fcp),
      whole(tbt),
      cls.toFixed(3),
      whole(tasks),
      ...(otherName ? [(tasks / middleOf(otherName).tasks).toFixed(2)] : []),
      whole(layout),
      whole(layouts),
      whole(script),
    ],
    [
      ...['page', 'LCP ms', '× plain', 'FCP ms', 'TBT ms', 'CLS', 'tasks ms'],
      ...(otherName ? [`× ${otherName}`] : []),
      ...['layout and style ms', 'layouts', 'script ms'],
    ],
  );
  await browser.close();
  const conditions = cpuTime
    ? 'CPU time of the main thread, no slowdown (other programs were running)'
    : '4× CPU slowdown, wall time';
  const text =
    `One interleaved run; each page has been read by others in the last minute. "plain" is the same text as plain HTML in a system face.\n\n` +
    `A phone's window, slow 4G as Lighthouse applies it, ${conditions}; until 10 s after load, without input, ticker moving and stream open. Medians of ${runs}:\n\n${work}${lighthouse ? await lighthouseTable() : ''}`;
  console.log(`\n${text}`);
  await writeResults('First view', text);
} finally {
  await browser.close();
  await server.stop();
}
