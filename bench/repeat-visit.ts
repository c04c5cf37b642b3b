// npm run bench:repeat [-- --runs=15]: the largest paint of a repeat visit with the service worker and without one, in one interleaved run:
// a phone's window, 4× CPU slowdown, and a proxy that answers 150 ms late, since Chromium's own slow network leaves workers out.
import { createServer, request } from 'node:http';
import type { AddressInfo } from 'node:net';
import { chromium, type BrowserContext, type Page } from '@playwright/test';
import { chromiumArgs, ensureChromium } from '../scripts/browser.ts';
import { median, startMeasured } from './child.ts';
import { writeResults } from './results.ts';

const runs = Number(process.argv.find((argument) => argument.startsWith('--runs='))?.slice(7) ?? 15);
const latency = 150;
const mostRatio = 1.05;

const server = await startMeasured();
const target = new URL(server.url);
const slow = createServer((incoming, outgoing) => {
  const { hostname, port } = target;
  const asked = request(
    { hostname, port, method: incoming.method, path: incoming.url, headers: incoming.headers },
    (answer) => {
      setTimeout(() => {
        outgoing.writeHead(answer.statusCode!, answer.headers);
        answer.pipe(outgoing);
      }, latency);
    },
  );
  asked.on('error', () => outgoing.destroy());
  outgoing.on('close', () => asked.destroy());
  incoming.pipe(asked);
});
await new Promise<void>((resolve) => {
  slow.listen(0, '127.0.0.1', resolve);
});
const origin = `http://127.0.0.1:${(slow.address() as AddressInfo).port}`;
const pages = { front: server.front, article: server.article, 'article with a picture': server.pictured };
const browser = await chromium.launch({ executablePath: ensureChromium(), args: chromiumArgs });

/** A reader who has been here before. */
async function returning(serviceWorkers: 'allow' | 'block'): Promise<BrowserContext> {
  const context = await browser.newContext({ serviceWorkers, viewport: { width: 360, height: 740 }, locale: 'ar' });
  const page = await context.newPage();
  for (const address of Object.values(pages)) {
    await page.goto(origin + new URL(address).pathname);
    await page.evaluate(() => dispatchEvent(new Event('pointermove')));
    await page.locator('html[data-hydrated]').waitFor({ state: 'attached' });
    if (serviceWorkers === 'allow')
      await page.waitForFunction(() => navigator.serviceWorker.controller?.state === 'activated');
    await page.waitForTimeout(3000);
  }
  await page.close();
  return context;
}

/** Ms from the start of the navigation to the largest paint. */
async function largestPaint(page: Page, path: string): Promise<number> {
  const session = await page.context().newCDPSession(page);
  await session.send('Emulation.setCPUThrottlingRate', { rate: 4 });
  await page.goto(origin + path, { waitUntil: 'load' });
  await page.waitForTimeout(1500);
  return page.evaluate(
    () =>
      new Promise<number>((resolve) => {
        new PerformanceObserver((list) => resolve(list.getEntries().at(-1)!.startTime)).observe({
          type: 'largest-contentful-paint',
          buffered: true,
        });
      }),
  );
}

try {
  const contexts = { 'with the worker': await returning('allow'), 'without it': await returning('block') };
  const times = new Map<string, number[]>();
  for (let run = 0; run < runs; run += 1) {
    for (const [name, address] of Object.entries(pages)) {
      for (const [kind, context] of Object.entries(contexts)) {
        const page = await context.newPage();
        const key = `${name} ${kind}`;
        times.set(key, [...(times.get(key) ?? []), await largestPaint(page, new URL(address).pathname)]);
        await page.close();
      }
    }
    console.log(`${run + 1}/${runs}`);
  }
  const rows = Object.keys(pages).map((name) => {
    const [worker, none] = Object.keys(contexts).map((kind) => median(times.get(`${name} ${kind}`)!)) as [
      number,
      number,
    ];
    const ratio = worker / none;
    if (ratio > mostRatio) process.exitCode = 1;
    return `| ${[name, Math.round(worker), Math.round(none), ratio.toFixed(2)].join(' | ')} |`;
  });
  const text =
    `Largest paint of a repeat visit, ms: a phone's window, 4× CPU slowdown, answers ${latency} ms late. Medians of ${runs}; at most ${mostRatio} × is allowed:\n\n` +
    `| page | with the service worker | without | × |\n|---|---|---|---|\n${rows.join('\n')}`;
  console.log(`\n${text}`);
  await writeResults('Repeat visit', text);
} finally {
  await browser.close();
  slow.closeAllConnections();
  slow.close();
  await server.stop();
}
