const day = 24 * 3_600_000;

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

/**
 * The moment of a local time, in ISO 8601; null of an incomplete one. An hour that clocks skip is the one after it; of an hour that they
 * show twice it is the first after `now`, else the second.
 */
export function fromLocalTime(local: string, timeZone: string, now: number): string | null {
  const asUtc = Date.parse(`${local}Z`);
  if (Number.isNaN(asUtc)) return null;
  // Before and after any change of the clocks near it: no zone changes them twice within two days.
  const offsets = [asUtc - day, asUtc + day].map((at) => offsetOf(at, timeZone));
  const moments = offsets.map((offset) => asUtc - offset).toSorted((one, other) => one - other);
  const shown = moments.filter((at) => at + offsetOf(at, timeZone) === asUtc);
  // Skipped: with the offset from before the change, the clocks show the hour after it.
  const at = shown.find((moment) => moment > now) ?? shown.at(-1) ?? moments.at(-1)!;
  return new Date(at).toISOString();
}
