import { type ChildProcess, fork } from 'node:child_process';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Cold, Order, Ready } from './serve.ts';

export type Measured = Ready & {
  cold(count: number): Promise<Cold>;
  /** Ms that its main thread has used so far. */
  cpu(): Promise<number>;
  stop(): Promise<void>;
};

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
    cpu: () => cpuOf(child),
    stop: () =>
      new Promise((resolve) => {
        if (child.exitCode !== null || child.signalCode !== null) return resolve();
        child.once('exit', () => resolve());
        child.kill('SIGTERM');
      }),
  };
}

/** Asks a child that answers every message but an order with its CPU time. */
export async function cpuOf(child: ChildProcess): Promise<number> {
  child.send('cpu');
  const { user, system } = await message<NodeJS.CpuUsage>(child);
  return (user + system) / 1000;
}

export function message<T>(child: ChildProcess): Promise<T> {
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
