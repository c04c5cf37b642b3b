/** Milliseconds by which a zone's clocks are ahead of UTC at a moment. */
function offsetOf(moment: number, timeZone: string): number {
  const format = new Intl.DateTimeFormat('en-u-ca-gregory-nu-latn', {
    timeZone,
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    hour: 'numeric',
    minute: 'numeric',
    hourCycle: 'h23',
  });
  const parts: Record<string, number> = {};
  for (const { type, value } of format.formatToParts(moment)) parts[type] = Number(value);
  const local = Date.UTC(parts['year']!, parts['month']! - 1, parts['day'], parts['hour'], parts['minute']);
  return local - Math.floor(moment / 60_000) * 60_000;
}

/** A moment as a field for date and time has it, on the newsroom's clocks: `2026-11-26T18:30`. */
export const toLocalTime = (moment: string | number, timeZone: string): string => {
  const at = new Date(moment).getTime();
  return new Date(at + offsetOf(at, timeZone)).toISOString().slice(0, 16);
};

/** The moment of a local time, in ISO 8601; null of an incomplete one. An hour that clocks skip is the one after it. */
export function fromLocalTime(local: string, timeZone: string): string | null {
  const asUtc = Date.parse(`${local}Z`);
  if (Number.isNaN(asUtc)) return null;
  const first = asUtc - offsetOf(asUtc, timeZone);
  return new Date(asUtc - offsetOf(first, timeZone)).toISOString();
}
