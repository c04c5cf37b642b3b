// npm run bench:first-view [-- --runs=5] [url | 'name=url' …]: our article and front beside a plain page with the same text on the same
// server and any addresses given, in one interleaved run with Lighthouse's mobile defaults, simulated and applied throttling.
import { chromium } from '@playwright/test';
import lighthouse from 'lighthouse';
import { chromiumArgs, ensureChromium } from '../scripts/browser.ts';
import { median, startMeasured } from './child.ts';
import { writeResults } from './results.ts';

const args = process.argv.slice(2);
const runs = Number(args.find((argument) => argument.startsWith('--runs='))?.slice(7) ?? 5);
const others = args.flatMap((argument) => {
  const [, name, url] = /^(?:([^=/:]+)=)?(https?:.*)$/u.exec(argument) ?? [];
  return url ? [{ name: name ?? url, url }] : [];
});
const debuggingPort = 4699;
const audits = {
  LCP: 'largest-contentful-paint',
  FCP: 'first-contentful-paint',
  TBT: 'total-blocking-time',
  SI: 'speed-index',
  CLS: 'cumulative-layout-shift',
} as const;
const categories = ['performance', 'accessibility', 'best-practices', 'seo'] as const;
type Row = Record<keyof typeof audits | (typeof categories)[number] | 'bytes', number>;

const server = await startMeasured();
const pages: Record<string, string> = {
  plain: server.plain,
  article: server.article,
  'article with a picture': server.pictured,
  front: server.front,
};
for (const { name, url } of others) pages[name] = url;

async function measure(url: string, throttlingMethod: 'simulate' | 'devtools'): Promise<Row> {
  const browser = await chromium.launch({
    executablePath: ensureChromium(),
    args: [`--remote-debugging-port=${debuggingPort}`, ...chromiumArgs],
  });
  try {
    // The live stream stays open, so the network never becomes as idle as Lighthouse waits for.
    const result = await lighthouse(url, {
      port: debuggingPort,
      throttlingMethod,
      logLevel: 'silent',
      maxWaitForLoad: 15_000,
    });
    const { lhr } = result!;
    if (lhr.runtimeError) throw new Error(`${url}: ${lhr.runtimeError.message}`);
    for (const category of categories) recordFailedAudits(url, category, lhr);
    return {
      ...(Object.fromEntries(
        Object.entries(audits).map(([name, id]) => [name, lhr.audits[id]?.numericValue ?? Number.NaN]),
      ) as Record<keyof typeof audits, number>),
      ...(Object.fromEntries(
        categories.map((name) => [name, Math.round((lhr.categories[name]?.score ?? 0) * 100)]),
      ) as Record<(typeof categories)[number], number>),
      bytes: lhr.audits['total-byte-weight']?.numericValue ?? Number.NaN,
    };
  } finally {
    await browser.close();
  }
}

type Report = NonNullable<Awaited<ReturnType<typeof lighthouse>>>['lhr'];
const failedAudits = new Set<string>();
/** Collects which audits keep our pages below 100. */
function recordFailedAudits(url: string, category: string, lhr: Report): void {
  if (url === server.plain || others.some((other) => other.url === url) || category === 'performance') return;
  for (const { id, weight } of lhr.categories[category]?.auditRefs ?? []) {
    const audit = lhr.audits[id];
    if (weight > 0 && audit?.score !== null && audit?.score !== undefined && audit.score < 1)
      failedAudits.add(`${category}: ${id} (${audit.title})`);
  }
}

/** Brings a page into the state in which most readers get it: rendered, cached, and compressed at the highest quality. */
async function warm(url: string): Promise<void> {
  for (let reader = 0; reader < 3; reader += 1)
    await (await fetch(url, { headers: { 'accept-encoding': 'br' } })).arrayBuffer();
  await new Promise((resolve) => setTimeout(resolve, 500));
}

const tables: string[] = [];
try {
  for (const method of ['simulate', 'devtools'] as const) {
    const rows = new Map<string, Row[]>(Object.keys(pages).map((name) => [name, []]));
    for (let run = 0; run < runs; run += 1) {
      for (const [name, url] of Object.entries(pages)) {
        await warm(url);
        // Chromium sometimes loses a trace; that run is repeated.
        const row = await measure(url, method).catch(() => measure(url, method));
        rows.get(name)!.push(row);
        console.log(
          `${method} ${run + 1}/${runs} ${name}: LCP ${Math.round(row.LCP)} FCP ${Math.round(row.FCP)} TBT ${Math.round(row.TBT)} score ${row.performance}`,
        );
      }
    }
    const middle = (name: string, key: keyof Row): number => median(rows.get(name)!.map((row) => row[key]));
    const lines = Object.keys(pages).map((name) => {
      const number = (key: keyof Row): string => String(Math.round(middle(name, key)));
      const ratio = (middle(name, 'LCP') / middle('plain', 'LCP')).toFixed(2);
      return `| ${name} | ${number('LCP')} | ${ratio} | ${number('FCP')} | ${number('SI')} | ${number('TBT')} | ${middle(name, 'CLS').toFixed(3)} | ${Math.round(middle(name, 'bytes') / 1000)} | ${categories.map(number).join(' / ')} |`;
    });
    tables.push(
      `${method === 'simulate' ? 'Simulated' : 'Applied (devtools)'} throttling, medians of ${runs}:\n\n` +
        '| page | LCP ms | × plain | FCP ms | speed index | TBT ms | CLS | kB | performance / accessibility / best practices / SEO |\n|---|---|---|---|---|---|---|---|---|\n' +
        lines.join('\n'),
    );
  }
} finally {
  await server.stop();
}
for (const audit of failedAudits) console.log(`below 100: ${audit}`);
const text = tables.join('\n\n');
console.log(`\n${text}`);
await writeResults(
  'First view',
  `Lighthouse, mobile defaults, one interleaved run; each page has been read by others in the last minute. "plain" is the same text as plain HTML in a system face.\n\n${text}`,
);
