const duration = /^(-?)PT(?:(\d+)H)?(?:(\d+)M)?$/;
const dated = ['firstCreated', 'versionCreated', 'embargoedUntil', 'expires'] as const;

export type SampleItem = { uri: string; language: string; versionCreated: string } & Partial<
  Record<(typeof dated)[number], string>
>;

/** The ISO date of an offset such as -PT2H30M from `now`. */
export function momentAt(offset: string, now: Date): string {
  const parts = duration.exec(offset);
  if (!parts || (!parts[2] && !parts[3])) throw new Error(`not an offset like -PT2H30M: ${offset}`);
  const minutes = Number(parts[2] ?? 0) * 60 + Number(parts[3] ?? 0);
  return new Date(now.getTime() + (parts[1] ? -minutes : minutes) * 60_000).toISOString();
}

/** A sample item with dates instead of offsets. */
export function datedFrom(item: SampleItem, now: Date): SampleItem {
  const dates = dated.flatMap((field) => {
    const offset = item[field];
    return offset === undefined ? [] : [[field, momentAt(offset, now)] as const];
  });
  return { ...item, ...Object.fromEntries(dates) };
}
