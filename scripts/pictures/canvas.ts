import type { Point } from './geometry.ts';

export const width = 1200;
export const height = 800;

const number = (value: number): string => String(Math.round(value * 10) / 10);
const line = (points: readonly Point[]): string => points.map(([x, y]) => `${number(x)} ${number(y)}`).join('L');

export const polygon = (points: readonly Point[], fill: string): string =>
  `<path d="M${line(points)}Z" fill="${fill}"/>`;

export const circle = ([x, y]: Point, radius: number, fill: string): string =>
  `<circle cx="${number(x)}" cy="${number(y)}" r="${number(radius)}" fill="${fill}"/>`;

export const closed = (points: readonly Point[]): string => `M${line(points)}Z`;
export const open = (points: readonly Point[]): string => `M${line(points)}`;

/** A strap: a band with a dark edge and a lighter inlay, as in carved wood. */
export const strap = (path: string, edge: string, band: string, inlay: string | null, size: number): string =>
  [
    `<path d="${path}" fill="none" stroke="${edge}" stroke-width="${number(size * 1.45)}" stroke-linejoin="miter"/>`,
    `<path d="${path}" fill="none" stroke="${band}" stroke-width="${number(size)}" stroke-linejoin="miter"/>`,
    inlay ? `<path d="${path}" fill="none" stroke="${inlay}" stroke-width="${number(size * 0.22)}"/>` : '',
  ].join('');

/** `share` of the way from one colour (#rrggbb) to another. */
export function mix(from: string, to: string, share: number): string {
  const clamped = Math.min(1, Math.max(0, share));
  const part = (colour: string, at: number): number => Number.parseInt(colour.slice(at, at + 2), 16);
  const mixed = [1, 3, 5].map((at) => Math.round(part(from, at) + (part(to, at) - part(from, at)) * clamped));
  return `#${mixed.map((value) => value.toString(16).padStart(2, '0')).join('')}`;
}

export type Light = { from: Point; strength: number };

/** The finished picture: what was drawn, on its ground, under a light that falls from one side. */
export function sheet(ground: string, drawn: string[], light: Light = { from: [0.72, 0.18], strength: 0.34 }): string {
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}">
<defs><radialGradient id="light" cx="${light.from[0]}" cy="${light.from[1]}" r="1.05">
<stop offset="0" stop-color="#fff" stop-opacity="${light.strength * 0.5}"/><stop offset=".42" stop-color="#fff" stop-opacity="0"/>
<stop offset=".55" stop-color="#000" stop-opacity="0"/><stop offset="1" stop-color="#000" stop-opacity="${light.strength}"/></radialGradient></defs>
<rect width="100%" height="100%" fill="${ground}"/>${drawn.join('')}<rect width="100%" height="100%" fill="url(#light)"/></svg>`;
}

export const turned = (angle: number, drawn: string[]): string[] => [
  `<g transform="rotate(${angle} ${width / 2} ${height / 2})">`,
  ...drawn,
  '</g>',
];
