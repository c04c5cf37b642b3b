import { expect, hydrated, test } from './fixtures.ts';

type TraceEvent = {
  name: string;
  cat: string;
  ph: string;
  ts: number;
  tid: number;
  pid: number;
  args?: { data?: unknown };
};

// Trace events of work done per frame. The page's timers (once a minute) do not count.
const perFrame = ['FireAnimationFrame', 'UpdateLayoutTree', 'Layout', 'PrePaint', 'Paint', 'Layerize', 'Commit'];

test('10 s of movement on a slow machine: no layout, no paint, no script per frame', async ({ page }) => {
  test.setTimeout(120_000);
  await page.goto('/ar');
  await hydrated(page);
  await page.waitForFunction(
    () => Number(document.querySelector('.ticker-track')?.getAnimations()[0]?.currentTime ?? 0) > 2000,
  );
  // Away from everything that reacts to the pointer.
  await page.mouse.move(200, 600);
  const session = await page.context().newCDPSession(page);
  await session.send('Emulation.setCPUThrottlingRate', { rate: 4 });
  const events: TraceEvent[] = [];
  session.on('Tracing.dataCollected', ({ value }) => events.push(...(value as unknown as TraceEvent[])));
  const complete = new Promise((resolve) => {
    session.once('Tracing.tracingComplete', resolve);
  });
  const travelled = () =>
    page.evaluate(() => Number(document.querySelector('.ticker-track')!.getAnimations()[0]!.currentTime));
  const from = await travelled();
  await session.send('Tracing.start', {
    categories: 'devtools.timeline,blink.user_timing',
    transferMode: 'ReportEvents',
  });
  // Waits by the animation's clock, polled so rarely that it does not show in the trace.
  await expect.poll(travelled, { intervals: [5000], timeout: 60_000 }).toBeGreaterThan(from + 9000);
  await session.send('Tracing.end');
  await complete;
  const counts = Object.fromEntries(
    perFrame.map((name) => [name, events.filter((event) => event.name === name).length]),
  );
  // Of six hundred frames, starting and ending the trace accounts for a handful.
  for (const [name, found] of Object.entries(counts)) expect(found, name).toBeLessThan(12);
  expect(events.filter(({ name }) => name === 'FunctionCall').length, 'FunctionCall').toBeLessThan(30);
});
