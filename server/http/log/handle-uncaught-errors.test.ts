import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { expect, it } from 'vitest';

const run = promisify(execFile);
const file = new URL('./handle-uncaught-errors.ts', import.meta.url).href;

/** Runs a fault in a process with the handler; resolves to its exit code and output. */
async function runFault(fault: string): Promise<{ code: number; printed: string }> {
  const script = `
    import { PassThrough } from 'node:stream';
    import { handleUncaughtErrors } from '${file}';
    handleUncaughtErrors({ error: (error) => console.log('logged', error.message), fatal: (error) => console.log('fatal', error.message) });
    ${fault};
    setTimeout(() => console.log('lives'), 50);`;
  return run('node', ['--input-type=module', '--eval', script]).then(
    ({ stdout }) => ({ code: 0, printed: stdout }),
    ({ code, stdout }: { code: number; stdout: string }) => ({ code, printed: stdout }),
  );
}

it('logs a write after the end of a stream, and continues', async () => {
  const { code, printed } = await runFault(`const stream = new PassThrough(); stream.end(); stream.write('late')`);
  expect([code, printed]).toEqual([0, 'logged write after end\nlives\n']);
});

it('logs an unhandled rejection, and continues', async () => {
  const { code, printed } = await runFault(`void Promise.reject(new Error('unheard'))`);
  expect([code, printed]).toEqual([0, 'logged unheard\nlives\n']);
});

it('logs a bug, and exits with code 1', async () => {
  const { code, printed } = await runFault(`setImmediate(() => { throw new TypeError('a mistake') })`);
  expect([code, printed]).toEqual([1, 'fatal a mistake\n']);
});
