import { fileURLToPath } from 'node:url';

/** An address in the package @fontsource-variable/markazi-text, from which all our fonts are cut. */
const inPackage = (path: string): string =>
  fileURLToPath(new URL(path, import.meta.resolve('@fontsource-variable/markazi-text/package.json')));

export const markaziLicence = inPackage('LICENSE');

/** The package's file for the letters of one script. */
export const markaziFile = (script: string): string => inPackage(`files/markazi-text-${script}-wght-normal.woff2`);

/** The characters from one code point to another, both included. */
export const characterRange = (from: number, to: number): string =>
  Array.from({ length: to - from + 1 }, (_, step) => String.fromCodePoint(from + step)).join('');
