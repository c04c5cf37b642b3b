import { closed, height, mix, polygon, sheet, strap, turned, width } from './canvas.ts';
import { dice, polar, regular, star, turn } from './geometry.ts';
import type { Point } from './geometry.ts';
import { rosette } from './rosette.ts';

/** Lays `draw` on a lattice that covers the picture also when it is turned. */
function lattice(across: Point, down: Point, draw: (centre: Point, column: number, row: number) => void): void {
  for (let row = -12; row <= 12; row += 1) {
    for (let column = -14; column <= 14; column += 1) {
      const x = width / 2 + across[0] * column + down[0] * row;
      const y = height / 2 + across[1] * column + down[1] * row;
      if (x > -420 && x < width + 420 && y > -420 && y < height + 420) draw([x, y], column, row);
    }
  }
}

const fall = ([x, y]: Point): number => x / width / 2 + y / height / 2;

/** Eight-fold stars and small squares: the khatam. */
export function khatam(
  colours: { deep: string; mid: string; light: string; gold: string; line: string },
  size = 300,
  angle = 0,
): string {
  const fills: string[] = [];
  const straps: string[] = [];
  const radius = size / 2 / Math.cos(turn / 16);
  const side = 2 * radius * Math.sin(turn / 16);
  const throwing = dice(size);
  lattice([size, 0], [0, size], (centre, column, row) => {
    const tone = fall(centre) + (throwing() - 0.5) * 0.25;
    const drawn = rosette(
      centre,
      { sides: 8, radius, angle: turn / 16, contact: turn / 5.35, strap: size / 34, heart: 0.46, eye: 0.27 },
      {
        petal: (index) => mix(colours.mid, colours.deep, tone + (index % 2) * 0.22),
        heart: (column + row) % 2 === 0 ? colours.gold : mix(colours.gold, colours.light, 0.55),
        bud: colours.deep,
        edge: colours.line,
        band: colours.light,
        inlay: null,
      },
    );
    fills.push(drawn.fill);
    straps.push(drawn.straps);
    const corner: Point = [centre[0] + size / 2, centre[1] + size / 2];
    const { outline } = star(regular(corner, 4, side / Math.SQRT2, 0), turn / 5.35);
    fills.push(polygon(outline, mix(colours.deep, colours.line, 0.4)));
    straps.push(strap(closed(outline), colours.line, colours.light, null, size / 34));
  });
  return sheet(mix(colours.mid, colours.light, 0.22), turned(angle, [...fills, ...straps]));
}

/** Twelve-fold rosettes with triangles between. */
export function dozen(
  colours: { deep: string; mid: string; light: string; gold: string; line: string },
  size = 330,
  angle = 0,
): string {
  const fills: string[] = [];
  const straps: string[] = [];
  const radius = size / 2 / Math.cos(turn / 24);
  const throwing = dice(size + 1);
  lattice([size, 0], [size / 2, (size * Math.sqrt(3)) / 2], (centre) => {
    const tone = fall(centre) + (throwing() - 0.5) * 0.2;
    const drawn = rosette(
      centre,
      { sides: 12, radius, angle: turn / 24, contact: turn / 5.1, strap: size / 40, heart: 0.52, eye: 0.34 },
      {
        petal: (index) =>
          index % 2 ? mix(colours.mid, colours.deep, tone) : mix(colours.gold, colours.mid, tone * 0.5),
        heart: mix(colours.deep, colours.mid, 0.15),
        bud: colours.gold,
        edge: colours.line,
        band: colours.light,
        inlay: null,
      },
    );
    fills.push(drawn.fill);
    straps.push(drawn.straps);
    for (const sign of [-1, 1]) {
      const corner: Point = [centre[0], centre[1] + (sign * size) / Math.sqrt(3)];
      fills.push(polygon(regular(corner, 3, size * 0.045, (sign * turn) / 4), colours.deep));
    }
  });
  return sheet(mix(colours.mid, colours.light, 0.5), turned(angle, [...fills, ...straps]));
}

/** Decagons in the rhombic order of girih tiles; the gaps between them are bow ties. */
export function girih(
  colours: { deep: string; mid: string; light: string; gold: string; line: string },
  size = 300,
  angle = 0,
): string {
  const fills: string[] = [];
  const straps: string[] = [];
  const apothem = size / 2;
  const radius = apothem / Math.cos(turn / 20);
  const throwing = dice(size + 2);
  // Neighbours touch along sides that are 72° apart.
  const across = polar([0, 0], size, 0);
  const down = polar([0, 0], size, turn / 5);
  lattice(across, down, (centre) => {
    const tone = fall(centre) + (throwing() - 0.5) * 0.2;
    const drawn = rosette(
      centre,
      { sides: 10, radius, angle: turn / 20, contact: turn / 5, strap: size / 38, heart: 0.5, eye: 0.3 },
      {
        petal: () => mix(colours.mid, colours.deep, tone),
        heart: colours.gold,
        bud: mix(colours.gold, colours.light, 0.6),
        edge: colours.line,
        band: colours.light,
        inlay: colours.mid,
      },
    );
    fills.push(drawn.fill);
    straps.push(drawn.straps);
  });
  return sheet(mix(colours.deep, colours.line, 0.45), turned(angle, [...fills, ...straps]));
}

/** Six-fold stars on hexagons: a plain weave of three directions. */
export function hexagram(
  colours: { deep: string; mid: string; light: string; gold: string; line: string },
  size = 190,
  angle = 0,
  contact = turn / 6,
): string {
  const fills: string[] = [];
  const straps: string[] = [];
  const radius = size / Math.sqrt(3);
  const throwing = dice(size + 3);
  lattice([size, 0], [size / 2, (size * Math.sqrt(3)) / 2], (centre) => {
    const corners = regular(centre, 6, radius, turn / 12);
    const { outline, valleys } = star(corners, contact);
    const tone = fall(centre) + (throwing() - 0.5) * 0.35;
    fills.push(polygon(outline, mix(colours.mid, colours.deep, tone)));
    fills.push(polygon(valleys, mix(colours.gold, colours.mid, tone)));
    straps.push(strap(closed(outline), colours.line, colours.light, null, size / 24));
  });
  return sheet(mix(colours.deep, colours.line, 0.35), turned(angle, [...fills, ...straps]));
}
