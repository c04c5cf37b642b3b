import { startMarquee, type Marquee } from './marquee.ts';

let marquee: Marquee | null = null;
let stopHolding = (): void => undefined;

/** Moves the server's ticker until the app does. Returns for how many ms it can: then its end comes into view, where the app adds a copy. */
export function startFirstMarquee(): number {
  const root = document.documentElement;
  const run = document.querySelector<HTMLElement>('.ticker-run');
  const track = run?.querySelector<HTMLElement>('.ticker-track');
  const list = track?.querySelector<HTMLElement>('.ticker-list');
  if (!run || !track || !list || root.dataset.ticker !== 'moving' || 'tickerFolded' in root.dataset) return Infinity;
  const scrolled = Math.abs(run.scrollLeft);
  run.scrollLeft = 0;
  root.dataset.moves = '';
  const started = (marquee = startMarquee({ run, track, list, copy: null, rtl: root.dir === 'rtl' }, scrolled));
  started.setRunning(true);
  // Held by the pointer or the focus, as later by useHold.ts.
  const hold = (): void => started.setRunning(false);
  const holds = ['pointerenter', 'focusin'];
  for (const type of holds) run.addEventListener(type, hold);
  stopHolding = () => {
    for (const type of holds) run.removeEventListener(type, hold);
  };
  return started.msUntilEnd();
}

/** Ends the first marquee where it is. Returns how far it had come, in px; null while it was not moving yet. */
export function takeOverFirstMarquee(): number | null {
  const distance = marquee?.distance() ?? null;
  stopHolding();
  marquee?.stop();
  marquee = null;
  delete document.documentElement.dataset.moves;
  return distance;
}
