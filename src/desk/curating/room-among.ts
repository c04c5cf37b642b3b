/** Ids with room for one more; the oldest that is gone makes it. Null where there is none. */
export function roomAmong(ids: readonly string[], most: number, isGone: (id: string) => boolean): string[] | null {
  if (ids.length < most) return [...ids];
  const gone = ids.findLastIndex(isGone);
  return gone < 0 ? null : ids.toSpliced(gone, 1);
}
