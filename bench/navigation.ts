// npm run bench:navigation: time from the tap on a story's link in the running app to the painted headline, at 4× CPU slowdown,
// with and without a prefetched story.
import { chromium, type Page } from '@playwright/test';
import { chromiumArgs, ensureChromium } from '../scripts/browser.ts';
import { median, startMeasured } from './child.ts';
import { writeResults } from './results.ts';

const runs = Number(process.argv.find((argument) => argument.startsWith('--runs='))?.slice(7) ?? 12);
const server = await startMeasured();
const browser = await chromium.launch({
  executablePath: ensureChromium(),
  args: chromiumArgs,
});

/** One navigation: milliseconds from the tap's time stamp to the first frame that shows the headline. */
async function navigate(page: Page, nth: number, prefetched: boolean): Promise<number> {
  await page.goto(server.front);
  // The app runs, and has come to the quiet moment after its start.
  await page.locator('html[data-hydrated][data-laid-out]').waitFor({ state: 'attached' });
  await page.waitForTimeout(500);
  const link = page.locator('main h2 a[href*="/news/"], main h3 a[href*="/news/"]').nth(nth);
  await link.scrollIntoViewIfNeeded();
  if (prefetched) {
    await link.hover();
    await page.waitForTimeout(800);
  }
  const session = await page.context().newCDPSession(page);
  await session.send('Emulation.setCPUThrottlingRate', { rate: 4 });
  const took = link.evaluate(
    (element) =>
      new Promise<number>((resolve) => {
        let tapped = 0;
        element.addEventListener('click', (event) => (tapped = event.timeStamp), { capture: true, once: true });
        const before = document.querySelector('h1')?.textContent;
        const target = new URL((element as HTMLAnchorElement).href).pathname;
        const seen = new MutationObserver(() => {
          const headline = document.querySelector('h1')?.textContent;
          if (!headline || headline === before || location.pathname !== target) return;
          seen.disconnect();
          // The frame after the change has painted it.
          requestAnimationFrame(() => setTimeout(() => resolve(performance.now() - tapped)));
        });
        seen.observe(document.documentElement, { childList: true, subtree: true, characterData: true });
      }),
  );
  // A finger rests about this long; the tap is over when it is lifted.
  await link.click({ noWaitAfter: true, delay: 80 });
  return took;
}

try {
  const times: Record<'prefetched' | 'not prefetched', number[]> = { prefetched: [], 'not prefetched': [] };
  for (let run = 0; run < runs; run += 1) {
    for (const kind of ['prefetched', 'not prefetched'] as const) {
      const context = await browser.newContext({ viewport: { width: 1280, height: 900 }, locale: 'ar' });
      const page = await context.newPage();
      if (kind === 'not prefetched') {
        // Prefetches are aborted, so that the tap has to make the request.
        let tapped = false;
        await page.exposeFunction('__tapped', () => (tapped = true));
        await page.addInitScript(() =>
          addEventListener(
            'click',
            () => {
              (window as unknown as { __tapped(): void }).__tapped();
            },
            { capture: true },
          ),
        );
        await page.route('**/api/v1/ar/stories/*', (route) => (tapped ? route.continue() : route.abort()));
      }
      const took = await navigate(page, 1 + (run % 3), kind === 'prefetched');
      times[kind].push(took);
      console.log(`${run + 1}/${runs} ${kind}: ${Math.round(took)} ms`);
      await context.close();
    }
  }
  const rows = Object.entries(times).map(
    ([kind, values]) => `| ${kind} | ${Math.round(median(values))} | ${Math.round(Math.max(...values))} |`,
  );
  const text = `From tap to painted headline in the running app, 4× CPU slowdown, ${runs} runs each:\n\n| story | median ms | worst ms |\n|---|---|---|\n${rows.join('\n')}`;
  console.log(`\n${text}`);
  await writeResults('Navigation', text);
} finally {
  await browser.close();
  await server.stop();
}
