import { startTravel, type Travel } from './marquee.ts';

let travel: Travel | null = null;
let stopHolding = (): void => undefined;

/** Moves the printed ticker until the app does. Returns for how many ms: then its end would be seen, behind which the app puts a copy. */
export function startFirstTravel(): number {
  const root = document.documentElement;
  const run = document.querySelector<HTMLElement>('.ticker-run');
  const track = run?.querySelector<HTMLElement>('.ticker-track');
  const list = track?.querySelector<HTMLElement>('.ticker-list');
  if (!run || !track || !list || root.dataset.ticker !== 'moving' || 'tickerFolded' in root.dataset) return Infinity;
  const pushed = Math.abs(run.scrollLeft);
  run.scrollLeft = 0;
  root.dataset.travels = '';
  const started = (travel = startTravel({ run, track, list, copy: null, rtl: root.dir === 'rtl' }, pushed));
  started.run(true);
  // Held by the pointer or the focus, as later by useStillness.ts.
  const hold = (): void => started.run(false);
  const holds = ['pointerenter', 'focusin'];
  for (const type of holds) run.addEventListener(type, hold);
  stopHolding = () => {
    for (const type of holds) run.removeEventListener(type, hold);
  };
  return started.msUntilEnd();
}

/** Ends the first travel where it is. Returns how far it had come, in px; null while it was not moving yet. */
export function takeOverFirstTravel(): number | null {
  const distance = travel?.distance() ?? null;
  stopHolding();
  travel?.end();
  travel = null;
  delete document.documentElement.dataset.travels;
  return distance;
}
