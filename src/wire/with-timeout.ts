import { WireError } from './wire-error.ts';

/** Ms without a response after which a request fails. */
export const requestTimeout = 15_000;

/** Rejects with a `timeout` WireError after `requestTimeout`: `import()` alone may wait for ever. */
export function withTimeout<T>(part: Promise<T>): Promise<T> {
  let timer: ReturnType<typeof setTimeout>;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new WireError('timeout', 0)), requestTimeout);
  });
  return Promise.race([part, late]).finally(() => clearTimeout(timer));
}
