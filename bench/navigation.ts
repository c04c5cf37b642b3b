// npm run bench:navigation: time from the tap on a story's link in the running app to the painted headline, at 4× CPU slowdown,
// with and without a prefetched story.
import { chromium } from '@playwright/test';
import { chromiumArgs, ensureChromium } from '../scripts/browser.ts';
import { median, startMeasured } from './child.ts';
import { navigate } from './navigate.ts';
import { writeResults } from './results.ts';

const runs = Number(process.argv.find((argument) => argument.startsWith('--runs='))?.slice(7) ?? 12);
const server = await startMeasured();
const browser = await chromium.launch({
  executablePath: ensureChromium(),
  args: chromiumArgs,
});

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
      const took = await navigate(page, server.front, 1 + (run % 3), kind === 'prefetched');
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
