/** The lowest position of all answers of a language: a stream from there leaves no gap. Infinity where none has one. */
export function lowestPosition(
  answers: Iterable<readonly [key: readonly unknown[], data: unknown]>,
  language: string,
): number {
  let lowest = Infinity;
  for (const [key, data] of answers) {
    const at = (data as { position?: unknown } | undefined)?.position;
    if (key[1] === language && typeof at === 'number') lowest = Math.min(lowest, at);
  }
  return lowest;
}
