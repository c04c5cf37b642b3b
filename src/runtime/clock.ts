// The device's clock may be wrong by hours or days. Ages, breaking news and dates follow the server's clock, synced from every answer.

/** In ms. Larger than any rounding. */
const jump = 5000;

/** The server's time when this page's monotonic clock was zero; null until synced. */
let serverZero: number | null = null;
/** The device's time at the same zero, as of the last sync: it moves when the device sleeps or its clock is set. */
let syncedDeviceZero = 0;
const listeners = new Set<() => void>();

const deviceZero = () => Date.now() - performance.now();

/** Syncs to the `Date` and `Age` of an API answer. An answer older than its `Age` claims would set the clock back: it is ignored. */
export function syncClock({ headers }: Response): void {
  const date = Date.parse(headers.get('date') ?? '');
  if (Number.isNaN(date)) return;
  const age = Number(headers.get('age')) || 0;
  // The header has whole seconds.
  const zero = date + age * 1000 + 500 - performance.now();
  if (serverZero !== null && zero <= serverZero && !clockMayHaveJumped()) return;
  const changed = serverZero === null || Math.abs(zero - serverZero) > jump;
  serverZero = zero;
  syncedDeviceZero = deviceZero();
  if (changed) for (const listener of listeners) listener();
}

/** The server's time, in ms since 1970; before the first sync, and on the server, the device's time. */
export function serverTime(): number {
  return serverZero === null ? Date.now() : serverZero + performance.now();
}

/** A moment of the device's clock, in ISO 8601, as the server would say it. */
export const deviceMoment = (at: number): string => new Date(serverTime() - Date.now() + at).toISOString();

export function isClockSynced(): boolean {
  return serverZero !== null;
}

/** True after the device slept (which stops some monotonic clocks) or its clock was set: then the clock should be synced again. */
export function clockMayHaveJumped(): boolean {
  return serverZero !== null && Math.abs(deviceZero() - syncedDeviceZero) > jump;
}

/** Calls the listener at the first sync, and whenever a sync moves the clock noticeably. Returns a function that unsubscribes. */
export function onClockSynced(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** For tests. */
export function resetClock(): void {
  serverZero = null;
}
