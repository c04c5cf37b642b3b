/** Minutes after midnight, as a clock shows them in the zone. */
type Quiet = { from: number; until: number; timeZone: string };

const day = 1440;
const clocks = new Map<string, Intl.DateTimeFormat | null>();

/** When quiet hours end that it is in the middle of; null outside of them, and in a zone that nobody knows any more. */
export function quietUntil({ from, until, timeZone }: Quiet, now: Date): Date | null {
  const minute = minuteIn(timeZone, now);
  if (minute === null) return null;
  const isQuiet = from < until ? minute >= from && minute < until : minute >= from || minute < until;
  if (!isQuiet) return null;
  const start = Math.floor(now.getTime() / 60_000) * 60_000;
  const end = new Date(start + ((until - minute + day) % day) * 60_000);
  const missed = ((until - minuteIn(timeZone, end)! + day * 1.5) % day) - day / 2;
  if (missed === 0) return end;
  // The clocks are changed before then. Where they skip that time, it is over when they have.
  const moved = new Date(end.getTime() + missed * 60_000);
  return minuteIn(timeZone, moved) === until ? moved : new Date(Math.max(end.getTime(), moved.getTime()));
}

/** One spelling for each zone, of which there are then no more than Node knows. */
export const canonicalZone = (timeZone: string): string =>
  new Intl.DateTimeFormat('en', { timeZone }).resolvedOptions().timeZone;

function minuteIn(timeZone: string, at: Date): number | null {
  const parts = clockOf(timeZone)
    ?.formatToParts(at)
    .map(({ type, value }) => [type, Number(value)] as const);
  if (!parts) return null;
  const { hour = 0, minute = 0 } = Object.fromEntries(parts) as Record<string, number>;
  return hour * 60 + minute;
}

function clockOf(timeZone: string): Intl.DateTimeFormat | null {
  const known = clocks.get(timeZone);
  if (known !== undefined) return known;
  let clock: Intl.DateTimeFormat | null;
  try {
    clock = new Intl.DateTimeFormat('en', { timeZone, hour: 'numeric', minute: 'numeric', hourCycle: 'h23' });
  } catch {
    clock = null;
  }
  clocks.set(timeZone, clock);
  return clock;
}
