import { closed, open, polygon, strap } from './canvas.ts';
import { polar, regular, star, turn } from './geometry.ts';
import type { Point } from './geometry.ts';

/** What a rosette is painted with; `petal` may differ from petal to petal. */
export type Paint = {
  outside?: string;
  petal: (index: number) => string;
  heart: string;
  bud?: string;
  edge: string;
  band: string;
  inlay: string | null;
};

export type Shape = {
  sides: number;
  radius: number;
  angle: number;
  contact: number;
  strap: number;
  heart: number;
  eye: number;
};

/**
 * A rosette in a regular polygon: the star of its straps outside, a star within, and petals between the two. Straps leave
 * the polygon at the middle of its sides, so that rosettes of neighbouring polygons run on into each other.
 */
export function rosette(centre: Point, shape: Shape, paint: Paint): { fill: string; straps: string } {
  const { sides, radius, angle, contact } = shape;
  const { tips, valleys, outline } = star(regular(centre, sides, radius, angle), contact);
  const step = turn / sides;
  const axis = (index: number): number => angle + step * (index + 0.5);
  const innerTips = valleys.map((_, index) => polar(centre, radius * shape.heart, axis(index) + step / 2));
  const innerValleys = tips.map((_, index) => polar(centre, radius * shape.eye, axis(index)));
  const heart = innerValleys.flatMap((valley, index) => [valley, innerTips[index]!]);
  const petals = tips.map((tip, index) => {
    const before = (index + sides - 1) % sides;
    return [tip, valleys[index]!, innerTips[index]!, innerValleys[index]!, innerTips[before]!, valleys[before]!];
  });
  const fill = [
    ...(paint.outside ? [polygon(regular(centre, sides, radius, angle), paint.outside)] : []),
    ...petals.map((petal, index) => polygon(petal, paint.petal(index))),
    polygon(heart, paint.heart),
    ...(paint.bud ? [polygon(regular(centre, sides, radius * shape.eye * 0.62, angle), paint.bud)] : []),
  ];
  const lines = [closed(outline), closed(heart), ...valleys.map((valley, index) => open([valley, innerTips[index]!]))];
  return { fill: fill.join(''), straps: strap(lines.join(''), paint.edge, paint.band, paint.inlay, shape.strap) };
}
