/** A point in the picture, in its own units: 1200 across, 800 down. */
export type Point = readonly [number, number];

export const turn = Math.PI * 2;

export const polar = ([x, y]: Point, radius: number, angle: number): Point => [
  x + radius * Math.cos(angle),
  y + radius * Math.sin(angle),
];

export const between = ([ax, ay]: Point, [bx, by]: Point, share = 0.5): Point => [
  ax + (bx - ax) * share,
  ay + (by - ay) * share,
];

export const regular = (centre: Point, sides: number, radius: number, angle: number): Point[] =>
  Array.from({ length: sides }, (_, side) => polar(centre, radius, angle + (side * turn) / sides));

/** Where the line through `a` with direction `u` meets the line through `b` with direction `v`. */
export function meeting(a: Point, u: Point, b: Point, v: Point): Point {
  const cross = u[0] * v[1] - u[1] * v[0];
  const share = ((b[0] - a[0]) * v[1] - (b[1] - a[1]) * v[0]) / cross;
  return [a[0] + u[0] * share, a[1] + u[1] * share];
}

/** The star that straps draw in a polygon: from the middle of each side two straps leave at `contact` radians (Hankin's construction). */
export function star(
  corners: readonly Point[],
  contact: number,
): { tips: Point[]; valleys: Point[]; outline: Point[] } {
  const count = corners.length;
  const at = (index: number): Point => corners[index % count]!;
  const tips = corners.map((corner, index) => between(corner, at(index + 1)));
  const direction = (index: number, sign: 1 | -1): Point => {
    const [ax, ay] = at(index);
    const [bx, by] = at(index + 1);
    const length = Math.hypot(bx - ax, by - ay);
    const along: Point = [(bx - ax) / length, (by - ay) / length];
    const inward: Point = [-along[1], along[0]];
    return [
      sign * along[0] * Math.cos(contact) + inward[0] * Math.sin(contact),
      sign * along[1] * Math.cos(contact) + inward[1] * Math.sin(contact),
    ];
  };
  const valleys = tips.map((tip, index) =>
    meeting(tip, direction(index, 1), tips[(index + 1) % count]!, direction((index + 1) % count, -1)),
  );
  return { tips, valleys, outline: tips.flatMap((tip, index) => [tip, valleys[index]!]) };
}

/** Pseudo-random numbers that are the same at every run, so that pictures do not change without a reason. */
export function dice(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}
