import { WireError } from './wire-error.ts';

/** After this long without an answer the reader is told instead of kept waiting. */
export const patience = 15_000;

/** A part of the app that does not come is as one that has failed: `import()` alone would wait for ever. */
export function inTime<T>(part: Promise<T>): Promise<T> {
  let timer: ReturnType<typeof setTimeout>;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new WireError('timeout', 0)), patience);
  });
  return Promise.race([part, late]).finally(() => clearTimeout(timer));
}
