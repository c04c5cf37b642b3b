import type { Page } from '@playwright/test';

/** One navigation: milliseconds from the tap's time stamp to the moment when the headline is on the screen. */
export async function navigate(page: Page, front: string, nth: number, prefetched: boolean): Promise<number> {
  await page.goto(front);
  // The first sign of a reader starts the app; then it has come to the quiet moment after its start.
  await page.evaluate(() => dispatchEvent(new Event('pointermove')));
  await page.locator('html[data-hydrated]').waitFor({ state: 'attached' });
  await page.waitForTimeout(1500);
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
        // Element timing: when the browser has presented the frame.
        new PerformanceObserver((list) => {
          const paint = list.getEntriesByType('element').at(-1) as unknown as { renderTime: number } | undefined;
          if (paint) resolve(paint.renderTime - tapped);
        }).observe({ type: 'element' });
        const target = new URL((element as HTMLAnchorElement).href).pathname;
        const seen = new MutationObserver(() => {
          const headline = document.querySelector('h1');
          if (!headline?.textContent || headline.textContent === before || location.pathname !== target) return;
          seen.disconnect();
          // Texts are timed by the element that is their block.
          headline.setAttribute('elementtiming', 'headline');
        });
        seen.observe(document.documentElement, { childList: true, subtree: true, characterData: true });
      }),
  );
  // A finger rests about this long; the tap is over when it is lifted.
  await link.click({ noWaitAfter: true, delay: 80 });
  return took;
}
