import { circle, height, mix, polygon, sheet, strap, width } from './canvas.ts';
import { dice, polar, regular, star, turn } from './geometry.ts';
import type { Point } from './geometry.ts';

type Colours = { deep: string; mid: string; light: string; gold: string; line: string };
const number = (value: number): string => value.toFixed(1);

/** Lines of pressure, or of a swell: bands that follow each other closer and closer. */
export function swell(colours: Colours, bands = 15): string {
  const drawn: string[] = [];
  for (let band = 0; band < bands; band += 1) {
    const share = band / (bands - 1);
    const top = height * (share ** 1.25 * 1.02 - 0.06);
    const rise = 86 * (1 - share * 0.35);
    const points: Point[] = [];
    for (let x = -20; x <= width + 20; x += 20) {
      const phase = (x / width) * turn * 1.15 + share * 2.1;
      points.push([x, top + Math.sin(phase) * rise + Math.sin(phase * 2.3 + share * 5) * rise * 0.22]);
    }
    const shore: Point[] = [...points, [width + 20, height + 20], [-20, height + 20]];
    drawn.push(
      polygon(
        shore,
        band % 4 === 3 ? mix(colours.gold, colours.deep, share * 0.6) : mix(colours.mid, colours.deep, share),
      ),
    );
    drawn.push(
      `<path d="M${points.map(([x, y]) => `${number(x)} ${number(y)}`).join('L')}" fill="none" stroke="${colours.light}" stroke-opacity="${number(0.9 - share * 0.5)}" stroke-width="${number(5 - share * 3)}"/>`,
    );
  }
  return sheet(mix(colours.light, colours.mid, 0.28), drawn, { from: [0.74, 0.1], strength: 0.3 });
}

/** A leaf from `at` towards `heading`, bent to one side. */
function leaf(at: Point, long: number, heading: number, bend: number, fill: string): string {
  const tip = polar(at, long, heading);
  const outer = polar(at, long * 0.62, heading - bend);
  const inner = polar(at, long * 0.55, heading + bend * 0.25);
  const write = (point: Point): string => point.map(number).join(' ');
  return `<path d="M${write(at)}Q${write(outer)} ${write(tip)}Q${write(inner)} ${write(at)}Z" fill="${fill}"/>`;
}

/** One turn of a scroll: half a circle of the running vine, then inwards to a flower, with leaves on both sides. */
function scroll(centre: Point, radius: number, sense: 1 | -1, colours: Colours): string[] {
  const leaves: string[] = [];
  const vine = Array.from({ length: 97 }, (_, step): Point => {
    const share = step / 96;
    const inward = Math.max(0, share - 0.26) / 0.74;
    const angle = turn / 2 + sense * share * turn * 1.72;
    const at = polar(centre, radius * (1 - inward * 0.72), angle);
    if (step > 8 && step < 84 && step % 9 === 0) {
      const size = radius * (0.4 - inward * 0.17);
      const ahead = angle + (sense * turn) / 4;
      leaves.push(leaf(at, size, ahead - sense * 0.75, sense * 0.9, step % 18 ? colours.gold : colours.light));
      leaves.push(leaf(at, size * 0.8, ahead + sense * 0.8, sense * -0.9, mix(colours.gold, colours.mid, 0.35)));
    }
    return at;
  });
  const path = `M${vine.map(([x, y]) => `${number(x)} ${number(y)}`).join('L')}`;
  const petals = Array.from({ length: 8 }, (_, petal) =>
    leaf(centre, radius * 0.27, (petal * turn) / 8, 0.7, colours.light),
  );
  return [
    ...leaves,
    strap(path, colours.line, colours.light, null, radius * 0.06),
    circle(centre, radius * 0.25, colours.line),
    ...petals,
    circle(centre, radius * 0.075, colours.gold),
  ];
}

/** Arabesque: a vine that runs over one circle and under the next, wave upon wave. */
export function arabesque(colours: Colours, size = 330): string {
  const drawn: string[] = [];
  const radius = size / 2;
  for (let row = 0; row < 3; row += 1) {
    const y = row * size * 1.06 + size * 0.16;
    for (let column = -1; column * size < width + size; column += 1) {
      const x = column * size + (row % 2 ? radius : 0) + size * 0.2;
      drawn.push(circle([x, y], radius * 0.94, mix(colours.mid, colours.deep, (x / width + y / height) / 2)));
    }
  }
  for (let row = 0; row < 3; row += 1) {
    const y = row * size * 1.06 + size * 0.16;
    for (let column = -1; column * size < width + size; column += 1) {
      const x = column * size + (row % 2 ? radius : 0) + size * 0.2;
      drawn.push(...scroll([x, y], radius, column % 2 ? -1 : 1, colours));
    }
  }
  return sheet(mix(colours.deep, colours.line, 0.35), drawn);
}

/** Ten-fold stars in a night sky, on circles round a pole, with the traces of a long exposure. */
export function night(colours: Colours): string {
  const pole: Point = [width * 0.3, height * 0.86];
  const throwing = dice(7);
  const drawn: string[] = [];
  for (let ring = 13; ring >= 1; ring -= 1) {
    drawn.push(circle(pole, ring * 92, mix(colours.mid, colours.deep, ring / 11)));
  }
  for (let ring = 1; ring <= 12; ring += 1) {
    const count = ring * 3 + 2;
    for (let index = 0; index < count; index += 1) {
      const angle = ((index + throwing() * 0.62) * turn) / count;
      const place = polar(pole, ring * 92 + 46, angle);
      if (place[0] < -60 || place[0] > width + 60 || place[1] < -60 || place[1] > height + 60) continue;
      const size = 9 + throwing() ** 3 * 42;
      const long = 0.05 + throwing() * 0.12;
      const trace = Array.from({ length: 9 }, (_, step) =>
        polar(pole, ring * 92 + 46, angle - long + (long * step) / 8),
      );
      drawn.push(
        `<path d="M${trace.map(([x, y]) => `${number(x)} ${number(y)}`).join('L')}" fill="none" stroke="${colours.light}" stroke-opacity=".35" stroke-width="3"/>`,
      );
      const points = regular(place, 10, size, angle);
      drawn.push(polygon(star(points, turn / 4.7).outline, size > 24 ? colours.gold : colours.light));
      if (size > 20) drawn.push(circle(place, size * 0.2, colours.deep));
    }
  }
  const hills = (top: number, colour: string, wave: number): string =>
    polygon(
      [
        ...Array.from({ length: 61 }, (_, step): Point => [step * 20, top + Math.sin(step / wave) * 34]),
        [width, height],
        [0, height],
      ],
      colour,
    );
  drawn.push(hills(height * 0.9, mix(colours.line, colours.deep, 0.25), 8), hills(height * 0.955, colours.line, 5));
  return sheet(colours.deep, drawn, { from: [0.3, 0.9], strength: 0.3 });
}

/** Zigzag of four colours with diamonds in its folds. */
export function chevrons(colours: Colours, size = 150): string {
  const drawn: string[] = [];
  const fold = size * 0.7;
  const step = fold * 0.52;
  const palette = [colours.deep, colours.light, colours.mid, colours.gold, colours.mid];
  const top = (column: number, row: number): number => row * step + (column % 2 ? fold : 0) - fold;
  for (let row = -1; row * step < height + fold; row += 1) {
    const points = Array.from({ length: 12 }, (_, column): Point => [(column - 1) * size, top(column, row)]);
    const colour = palette[(row + 5) % 5]!;
    drawn.push(
      polygon(
        [...points, [width + size * 2, height + 400], [-size, height + 400]],
        mix(colour, colours.line, (row * step) / height / 4),
      ),
    );
    if (row % 5 !== 0) continue;
    for (const [x, y] of points) {
      const stone: Point = [x, y + step / 2];
      drawn.push(polygon(star(regular(stone, 8, step * 0.42, turn / 16), turn / 5.6).outline, colours.gold));
      drawn.push(circle(stone, step * 0.12, colours.line));
    }
  }
  return sheet(colours.deep, drawn);
}
