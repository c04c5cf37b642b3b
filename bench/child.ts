import { type ChildProcess, fork } from 'node:child_process';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Cold, Order, Ready } from './serve.ts';

export type Measured = Ready & { cold(count: number): Promise<Cold>; stop(): Promise<void> };

/** Starts the measured server in its own process, of this checkout or of the one in a folder. */
export async function startMeasured(checkout = fileURLToPath(new URL('..', import.meta.url))): Promise<Measured> {
  const child = fork(join(checkout, 'bench/serve.ts'), {
    cwd: checkout,
    env: { ...process.env, NODE_ENV: 'production' },
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
  });
  const ready = await message<Ready>(child);
  return {
    ...ready,
    cold(count) {
      child.send({ cold: count } satisfies Order);
      return message<Cold>(child);
    },
    stop: () =>
      new Promise((resolve) => {
        if (child.exitCode !== null || child.signalCode !== null) return resolve();
        child.once('exit', () => resolve());
        child.kill('SIGTERM');
      }),
  };
}

function message<T>(child: ChildProcess): Promise<T> {
  return new Promise((resolve, reject) => {
    const ended = (code: number | null): void => reject(new Error(`The measured server ended with ${code}.`));
    child.once('exit', ended);
    child.once('message', (sent) => {
      child.off('exit', ended);
      resolve(sent as T);
    });
  });
}

export function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  const middle = sorted.length >> 1;
  return sorted.length % 2 ? sorted[middle]! : (sorted[middle - 1]! + sorted[middle]!) / 2;
}
