import { circle, closed, height, mix, open, polygon, sheet, strap, turned, width } from './canvas.ts';
import { between, dice, polar, regular, star, turn } from './geometry.ts';
import type { Point } from './geometry.ts';

type Colours = { deep: string; mid: string; light: string; gold: string; line: string };

/** Turned wood: balls on a slanting grid, joined by spindles, light falling through between them. */
export function mashrabiya(colours: Colours, size = 150): string {
  const drawn: string[] = [];
  const balls: string[] = [];
  for (let row = -1; row * size * 0.5 < height + size; row += 1) {
    for (let column = -1; column * size < width + size; column += 1) {
      const centre: Point = [column * size + (row % 2 ? size / 2 : 0), row * size * 0.5];
      const glow = 1 - Math.hypot(centre[0] - width * 0.68, centre[1] - height * 0.4) / 900;
      drawn.push(
        polygon(regular([centre[0], centre[1] + size * 0.5], 4, size * 0.3, 0), mix(colours.mid, colours.gold, glow)),
      );
      for (const side of [-1, 1]) {
        const end: Point = [centre[0] + (side * size) / 2, centre[1] + size / 2];
        const waist = between(centre, end);
        drawn.push(
          strap(
            open([centre, end]),
            colours.line,
            mix(colours.deep, colours.light, 0.2 + glow * 0.2),
            null,
            size * 0.085,
          ),
        );
        drawn.push(circle(waist, size * 0.085, mix(colours.deep, colours.light, 0.35 + glow * 0.3)));
      }
      balls.push(circle(centre, size * 0.19, colours.line));
      balls.push(circle(centre, size * 0.165, mix(colours.deep, colours.light, 0.25 + glow * 0.3)));
      balls.push(
        circle(
          [centre[0] + size * 0.03, centre[1] - size * 0.04],
          size * 0.07,
          mix(colours.mid, colours.light, 0.5 + glow * 0.4),
        ),
      );
    }
  }
  return sheet(mix(colours.deep, colours.line, 0.2), [...drawn, ...balls]);
}

/** Palm fans one above the other, like tiles on a niche. */
export function palms(colours: Colours, size = 240): string {
  const drawn: string[] = [];
  const leaves = 9;
  for (let row = -1; row * size * 0.5 < height + size * 1.2; row += 1) {
    for (let column = -1; column * size < width + size * 1.5; column += 1) {
      const foot: Point = [column * size + (row % 2 ? size / 2 : 0), row * size * 0.5];
      const tone = foot[0] / width / 2 + foot[1] / height / 2;
      drawn.push(circle(foot, size * 0.52, colours.light));
      drawn.push(circle(foot, size * 0.485, mix(colours.mid, colours.deep, tone)));
      for (let leaf = 0; leaf < leaves; leaf += 1) {
        const angle = turn / 2 + ((leaf + 0.5) * turn) / 2 / leaves;
        const spread = turn / 4 / leaves;
        const blade = [
          polar(foot, size * 0.13, angle),
          polar(foot, size * 0.36, angle - spread * 0.72),
          polar(foot, size * 0.455, angle),
          polar(foot, size * 0.36, angle + spread * 0.72),
        ];
        drawn.push(
          polygon(blade, leaf % 2 ? mix(colours.light, colours.mid, 0.3) : mix(colours.gold, colours.mid, tone * 0.5)),
        );
      }
      drawn.push(circle(foot, size * 0.11, colours.gold));
    }
  }
  return sheet(colours.deep, drawn);
}

/** Cells like those of a comb or of a map of heat: the warmth spreads from one place. */
export function cells(colours: Colours & { hot: string }, size = 118): string {
  const drawn: string[] = [];
  const throwing = dice(size);
  const down = (size * Math.sqrt(3)) / 2;
  for (let row = -1; row * down < height + size; row += 1) {
    for (let column = -1; column * size < width + size; column += 1) {
      const centre: Point = [column * size + (row % 2 ? size / 2 : 0), row * down];
      const near = Math.hypot(centre[0] - width * 0.33, centre[1] - height * 0.56) / 620 + (throwing() - 0.5) * 0.22;
      const warm =
        near < 0.45
          ? mix(colours.hot, colours.gold, near / 0.45)
          : mix(colours.gold, colours.deep, (near - 0.45) / 0.55);
      const cell = regular(centre, 6, size / Math.sqrt(3), turn / 12);
      drawn.push(polygon(cell, mix(warm, colours.line, 0.28)));
      drawn.push(polygon(star(cell, turn / 7).outline, warm));
      drawn.push(polygon(regular(centre, 6, size * 0.17, turn / 12), mix(warm, colours.light, 0.55)));
    }
  }
  return sheet(colours.line, drawn, { from: [0.3, 0.5], strength: 0.26 });
}

/** Three bands of straw that pass over and under each other. */
export function basket(colours: Colours, size = 120): string {
  const drawn: string[] = [];
  const tones = [colours.mid, mix(colours.mid, colours.gold, 0.75), mix(colours.light, colours.mid, 0.18)];
  const down = (size * Math.sqrt(3)) / 2;
  for (let row = -1; row * down < height + size * 2; row += 1) {
    for (let column = -2; column * size < width + size * 2; column += 1) {
      const centre: Point = [column * size + (row % 2 ? size / 2 : 0), row * down];
      const shade = centre[0] / width / 2 + centre[1] / height / 2;
      for (let side = 0; side < 3; side += 1) {
        const angle = (side * turn) / 3 + turn / 12;
        const half = size / Math.sqrt(3);
        const rhomb = [
          centre,
          polar(centre, half, angle),
          polar(centre, half * 1, angle + turn / 6),
          polar(centre, half, angle + turn / 3),
        ];
        drawn.push(polygon(rhomb, mix(tones[side]!, colours.deep, shade * 0.75)));
        for (const cut of [0.32, 0.64]) {
          const from = polar(centre, half * cut, angle);
          const step = polar([0, 0], half, angle + turn / 3);
          drawn.push(
            `<path d="${open([from, [from[0] + step[0], from[1] + step[1]]])}" stroke="${colours.line}" stroke-opacity=".28" stroke-width="3"/>`,
          );
        }
        drawn.push(`<path d="${closed(rhomb)}" fill="none" stroke="${colours.line}" stroke-width="3.5"/>`);
      }
    }
  }
  return sheet(colours.deep, turned(0, drawn));
}

/** Bricks laid in rising and falling lines, glazed ones among plain ones. */
export function bricks(colours: Colours, size = 50): string {
  const drawn: string[] = [];
  const throwing = dice(size);
  const rows = Math.ceil(height / size) + 1;
  const columns = Math.ceil(width / size) + 1;
  for (let row = 0; row < rows; row += 1) {
    for (let column = 0; column < columns; column += 1) {
      const fold = (value: number, over: number): number => Math.abs((((value % over) + over) % over) - over / 2);
      const ring = Math.round(fold(column, 12) + fold(row, 12));
      const glazed = ring % 6;
      const tone = throwing() * 0.22 + (column / columns + row / rows) * 0.18;
      const colour =
        glazed === 0
          ? colours.gold
          : glazed === 2 || glazed === 4
            ? colours.deep
            : glazed === 3
              ? colours.light
              : colours.mid;
      const corner: Point = [column * size, row * size];
      const gap = size * 0.06;
      const at = (x: number, y: number): Point => [corner[0] + x, corner[1] + y];
      drawn.push(
        polygon(
          [at(gap, gap), at(size - gap, gap), at(size - gap, size - gap), at(gap, size - gap)],
          mix(colour, colours.line, tone),
        ),
      );
    }
  }
  return sheet(mix(colours.line, colours.light, 0.12), drawn);
}
