/** What intake left out, counted by name: `script`, `@onclick`, `a@href`, `U+0000`. */
export type Dropped = { count(name: string, times?: number): void; record(): Record<string, number> };

// Somebody could send a hundred thousand names; the answer stays readable.
const mostNames = 100;

export function countDropped(): Dropped {
  const counts = new Map<string, number>();
  return {
    count(name, times = 1) {
      const known = counts.has(name) || counts.size < mostNames ? name.slice(0, 60) : 'others';
      counts.set(known, (counts.get(known) ?? 0) + times);
    },
    record: () => Object.fromEntries(counts),
  };
}
