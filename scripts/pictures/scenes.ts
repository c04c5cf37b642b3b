import { circle, closed, height, mix, polygon, sheet, width } from './canvas.ts';
import { polar, regular, star, turn } from './geometry.ts';
import type { Point } from './geometry.ts';
import { rosette } from './rosette.ts';

type Colours = { deep: string; mid: string; light: string; gold: string; line: string };

/** A great rosette that rises at one side, with rings of smaller stars round it. */
export function dome(colours: Colours, sides = 16): string {
  const centre: Point = [width * 0.62, height * 0.56];
  const drawn: string[] = [];
  const rings = [1.62, 1.3, 1.0];
  rings.forEach((ring, index) => {
    drawn.push(circle(centre, 560 * ring, mix(colours.deep, colours.line, 0.5 - index * 0.22)));
    const count = sides * 2;
    for (let at = 0; at < count; at += 1) {
      const place = polar(centre, 560 * (ring - 0.14), ((at + (index % 2) / 2) * turn) / count);
      drawn.push(
        polygon(
          star(regular(place, 8, 46 * ring, (at * turn) / count), turn / 5.6).outline,
          at % 2 ? colours.gold : mix(colours.mid, colours.light, 0.35),
        ),
      );
    }
  });
  drawn.push(circle(centre, 418, colours.light), circle(centre, 408, mix(colours.deep, colours.mid, 0.35)));
  const whole = rosette(
    centre,
    {
      sides,
      radius: 408 / Math.cos(turn / sides / 2),
      angle: 0,
      contact: turn / 5.05,
      strap: 9,
      heart: 0.52,
      eye: 0.36,
    },
    {
      petal: (index) => (index % 2 ? mix(colours.mid, colours.deep, 0.25) : mix(colours.gold, colours.mid, 0.25)),
      heart: colours.deep,
      edge: colours.line,
      band: colours.light,
      inlay: null,
    },
  );
  drawn.push(whole.fill, whole.straps);
  const inner = rosette(
    centre,
    { sides: sides / 2, radius: 150, angle: turn / sides / 2, contact: turn / 5.4, strap: 6, heart: 0.5, eye: 0.3 },
    {
      petal: () => mix(colours.gold, colours.light, 0.3),
      heart: colours.mid,
      bud: colours.light,
      edge: colours.line,
      band: colours.light,
      inlay: null,
    },
  );
  drawn.push(inner.fill, inner.straps);
  return sheet(mix(colours.line, colours.deep, 0.4), drawn, { from: [0.62, 0.5], strength: 0.42 });
}

/** Lanes round a town, as seen from above: the towers are stars. */
export function track(colours: Colours): string {
  const drawn: string[] = [];
  const lanes = 11;
  const centre: Point = [width * 0.42, height * 0.5];
  for (let lane = lanes; lane >= 0; lane -= 1) {
    const radius = 60 + lane * 74;
    const corners = regular(centre, 8, radius, turn / 16);
    const tone = lane / lanes;
    const colour = lane % 3 === 0 ? mix(colours.gold, colours.deep, tone * 0.6) : mix(colours.mid, colours.deep, tone);
    drawn.push(polygon(corners, colour));
    drawn.push(
      `<path d="${closed(corners)}" fill="none" stroke="${colours.light}" stroke-opacity="${(0.85 - tone * 0.5).toFixed(2)}" stroke-width="5"/>`,
    );
  }
  for (let lane = 2; lane < lanes; lane += 2) {
    regular(centre, 8, 60 + lane * 74, turn / 16).forEach((corner, index) => {
      drawn.push(
        polygon(star(regular(corner, 8, 30, turn / 16), turn / 5.6).outline, index % 2 ? colours.light : colours.gold),
      );
    });
  }
  drawn.push(polygon(star(regular(centre, 8, 62, 0), turn / 5.6).outline, colours.light));
  return sheet(colours.deep, drawn);
}

/** The sun at the line of the sea; its rays and its mirror are the same star. */
export function sunrise(colours: Colours): string {
  const sun: Point = [width * 0.56, height * 0.6];
  const drawn: string[] = [];
  const rays = 32;
  for (let ray = 0; ray < rays; ray += 1) {
    const angle = (ray * turn) / rays;
    drawn.push(
      polygon(
        [sun, polar(sun, 1500, angle - turn / rays / 4), polar(sun, 1500, angle + turn / rays / 4)],
        mix(colours.gold, colours.light, 0.35),
      ),
    );
  }
  const whole = rosette(
    sun,
    { sides: 16, radius: 250, angle: turn / 32, contact: turn / 5.05, strap: 6, heart: 0.56, eye: 0.42 },
    {
      outside: mix(colours.mid, colours.gold, 0.3),
      petal: (index) => (index % 2 ? colours.mid : mix(colours.mid, colours.light, 0.35)),
      heart: colours.light,
      bud: colours.mid,
      edge: colours.deep,
      band: colours.light,
      inlay: null,
    },
  );
  drawn.push(whole.fill, whole.straps);
  for (let wave = 0; wave < 8; wave += 1) {
    const top = sun[1] + wave ** 1.35 * 19;
    const points = Array.from({ length: 61 }, (_, step): Point => [
      step * 20,
      top + Math.sin(step / (2.2 + wave * 0.35) + wave * 1.7) * (5 + wave * 1.6),
    ]);
    drawn.push(
      polygon(
        [...points, [width, height], [0, height]],
        mix(mix(colours.mid, colours.deep, 0.55), colours.line, wave / 8),
      ),
    );
    const glint = 150 - wave * 12;
    drawn.push(
      polygon(
        [
          [sun[0] - glint, top + 9],
          [sun[0], top + 3],
          [sun[0] + glint, top + 9],
          [sun[0], top + 16],
        ],
        mix(colours.gold, colours.light, 0.4),
      ),
    );
  }
  return sheet(colours.gold, drawn, { from: [0.56, 0.55], strength: 0.3 });
}
