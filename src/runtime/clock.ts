// The clock of a device may be wrong by hours or days. Ages, breaking news and dates follow the server's, which every answer tells.

/** A difference that no rounding explains, in ms. */
const much = 5000;

/** The server's time at the zero of this page's monotonic clock, as far as is known. */
let zero: number | null = null;
/** The device's time at the same zero, when that was learned: it moves when the device has slept, or its clock was set. */
let device = 0;
const waiting = new Set<() => void>();

const deviceZero = () => Date.now() - performance.now();

/** Learns from an answer of the API. One of a cache says how old it is, or is older than it says: then the latest that is known holds. */
export function learnTime({ headers }: Response): void {
  const date = Date.parse(headers.get('date') ?? '');
  if (Number.isNaN(date)) return;
  const age = Number(headers.get('age')) || 0;
  // The header has whole seconds.
  const told = date + age * 1000 + 500 - performance.now();
  if (zero !== null && told <= zero && !timeMayHaveJumped()) return;
  const news = zero === null || Math.abs(told - zero) > much;
  zero = told;
  device = deviceZero();
  if (news) for (const tell of waiting) tell();
}

/** The server's time, in ms since 1970; before any answer, and on the server, the device's. */
export function serverTime(): number {
  return zero === null ? Date.now() : zero + performance.now();
}

export function timeIsKnown(): boolean {
  return zero !== null;
}

/** After sleep, in which some devices stop the monotonic clock, or after the device's clock was set: worth asking anew. */
export function timeMayHaveJumped(): boolean {
  return zero !== null && Math.abs(deviceZero() - device) > much;
}

/** Calls back when the time is known, or turns out to be another; returns how to stop. */
export function onTimeLearned(tell: () => void): () => void {
  waiting.add(tell);
  return () => waiting.delete(tell);
}

/** For tests: knows nothing again. */
export function forgetTime(): void {
  zero = null;
}
