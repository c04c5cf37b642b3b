import type { Browser, CDPSession } from '@playwright/test';

/** What a page costs the main thread of its process, in ms, from the request to `quiet` ms after `load`. */
export type MainThread = {
  tasks: number;
  layout: number;
  script: number;
  /** How often the page was laid out, style recalculation aside. */
  layouts: number;
  /** Total blocking time: what tasks take beyond 50 ms, after the first contentful paint. */
  tbt: number;
  fcp: number;
  lcp: number;
  cls: number;
};

export type TraceEvent = {
  name: string;
  ph: string;
  ts: number;
  dur?: number;
  tdur?: number;
  pid: number;
  tid: number;
  args: { name?: string; data?: Record<string, unknown> } & Record<string, unknown>;
};

export type Conditions = {
  /** CPU slowdown. */
  rate: number;
  /** Ms after `load`. */
  quiet: number;
  /** Count the thread's CPU time instead of wall time: for a machine that others use, too. */
  cpuTime: boolean;
};

const categories = 'toplevel,devtools.timeline,loading,blink.user_timing';
const layoutNames = new Set([
  'Layout',
  'UpdateLayoutTree',
  'ParseAuthorStyleSheet',
  'HitTest',
  'IntersectionObserverController::computeIntersections',
]);
const scriptNames =
  /^(?:EvaluateScript|FunctionCall|TimerFire|FireAnimationFrame|FireIdleCallback|EventDispatch|RunMicrotasks|v8\.|V8\.|MinorGC|MajorGC|BlinkGC|CppGC|XHR)/u;

/** Opens an address in a fresh profile on Lighthouse's phone, over its slow 4G, and leaves it alone. */
export async function measureMainThread(browser: Browser, url: string, conditions: Conditions): Promise<MainThread> {
  const events = await traceOf(browser, url, conditions);
  return summarize(events, conditions);
}

/** The trace of one visit. */
export async function traceOf(browser: Browser, url: string, { rate, quiet }: Conditions): Promise<TraceEvent[]> {
  const context = await browser.newContext({
    viewport: { width: 412, height: 823 },
    deviceScaleFactor: 1.75,
    isMobile: true,
    hasTouch: true,
    locale: 'ar',
  });
  try {
    const page = await context.newPage();
    const session = await context.newCDPSession(page);
    await session.send('Emulation.setCPUThrottlingRate', { rate });
    await session.send('Network.enable');
    // Lighthouse's slow 4G, as it applies it: 1.6 Mbit/s and 150 ms, with the overhead of requests.
    await session.send('Network.emulateNetworkConditions', {
      offline: false,
      latency: 150 * 3.75,
      downloadThroughput: (1.6 * 1024 * 1024 * 0.9) / 8,
      uploadThroughput: (750 * 1024 * 0.9) / 8,
    });
    const events: TraceEvent[] = [];
    session.on('Tracing.dataCollected', ({ value }) => events.push(...(value as unknown as TraceEvent[])));
    await session.send('Tracing.start', { categories, transferMode: 'ReportEvents' });
    await page.goto(url, { waitUntil: 'load' });
    await page.waitForTimeout(quiet);
    await endTrace(session);
    return events;
  } finally {
    await context.close();
  }
}

async function endTrace(session: CDPSession): Promise<void> {
  const complete = new Promise((resolve) => {
    session.once('Tracing.tracingComplete', resolve);
  });
  await session.send('Tracing.end');
  await complete;
}

/** The events of the page's main thread, from its navigation on, and that moment. */
export function ofPage(events: readonly TraceEvent[]): { start: number; own: TraceEvent[] } {
  const painted = events.filter(({ name }) => name === 'firstContentfulPaint').at(-1);
  if (!painted) throw new Error('The page was not painted.');
  const { pid, tid } = painted;
  const own = events.filter((event) => event.pid === pid && event.tid === tid);
  // The empty document that a tab begins with has a start of its own, which may be noted later than the page's.
  const started = own.find(
    ({ name, args }) =>
      name === 'navigationStart' && args.data?.['navigationId'] === painted.args.data?.['navigationId'],
  );
  if (!started) throw new Error('The trace lacks the start of the navigation.');
  const start = started.ts;
  return { start, own: own.filter(({ ts }) => ts >= start) };
}

export function summarize(events: readonly TraceEvent[], { cpuTime }: Pick<Conditions, 'cpuTime'>): MainThread {
  const { start, own } = ofPage(events);
  const lengthOf = ({ dur = 0, tdur = 0 }: TraceEvent): number => (cpuTime ? tdur : dur) / 1000;
  const at = (name: string): number => {
    const found = own.filter((event) => event.name === name).at(-1);
    return found ? (found.ts - start) / 1000 : Number.NaN;
  };
  const fcp = at('firstContentfulPaint');
  const sums: MainThread = {
    tasks: 0,
    layout: 0,
    script: 0,
    layouts: own.filter(({ name }) => name === 'Layout').length,
    tbt: 0,
    fcp,
    lcp: at('largestContentfulPaint::Candidate'),
    cls: own
      .filter(({ name }) => name === 'LayoutShift')
      .reduce((sum, { args }) => sum + Number(args.data?.['had_recent_input'] ? 0 : (args.data?.['score'] ?? 0)), 0),
  };
  for (const { event, self, kind, nested } of withSelf(own, lengthOf)) {
    if (event.name === 'RunTask' || event.name === 'ThreadControllerImpl::RunTask') {
      // A task inside another is part of it.
      if (nested) continue;
      sums.tasks += lengthOf(event);
      if ((event.ts - start) / 1000 + lengthOf(event) > fcp) sums.tbt += Math.max(0, lengthOf(event) - 50);
    }
    if (kind) sums[kind] += self;
  }
  return sums;
}

type Kind = 'layout' | 'script' | null;
type Frame = { event: TraceEvent; end: number; self: number; kind: Kind; nested: boolean };

/** Own time of every event: what no event inside it accounts for. Events without a kind count as the one around them. */
export function* withSelf(own: readonly TraceEvent[], lengthOf: (event: TraceEvent) => number): Generator<Frame> {
  const open: Frame[] = [];
  const complete = own.filter(({ ph }) => ph === 'X').toSorted((a, b) => a.ts - b.ts || (b.dur ?? 0) - (a.dur ?? 0));
  for (const event of complete) {
    while (open.length > 0 && open.at(-1)!.end <= event.ts) yield open.pop()!;
    const parent = open.at(-1);
    const isTask = /RunTask$/u.test(event.name);
    const length = lengthOf(event);
    if (parent) parent.self -= length;
    open.push({
      event,
      end: event.ts + (event.dur ?? 0),
      self: length,
      kind: kindOf(event.name) ?? (parent?.kind || null),
      nested: isTask && open.some((frame) => /RunTask$/u.test(frame.event.name)),
    });
  }
  while (open.length > 0) yield open.pop()!;
}

function kindOf(name: string): Kind {
  if (layoutNames.has(name)) return 'layout';
  return scriptNames.test(name) ? 'script' : null;
}
