import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, expect, it } from 'vitest';

const pushSecret = 'a-secret-of-this-test-only';

const root = fileURLToPath(new URL('..', import.meta.url));
// Half of the ten seconds that it once took.
const soon = 5000;
let dataDir: string;
let child: ChildProcess;
let output: string;
beforeEach(async () => {
  dataDir = await mkdtemp(join(tmpdir(), 'sharit-shutdown-'));
});
afterEach(async () => {
  child.kill('SIGKILL');
  await rm(dataDir, { recursive: true, force: true });
});

function run(command: string, ...args: string[]) {
  return runWith({}, command, ...args);
}
function runWith(
  settings: Record<string, string>,
  command: string,
  ...args: string[]
): Promise<[number | null, NodeJS.Signals | null]> {
  output = '';
  child = spawn(command, args, {
    cwd: root,
    env: {
      ...process.env,
      DATA_DIR: dataDir,
      PORT: '0',
      SAMPLE: 'off',
      FIRST_VIEW: 'off',
      PUSH_SECRET: pushSecret,
      ...settings,
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  for (const stream of [child.stdout!, child.stderr!])
    stream.on('data', (bytes: Buffer) => {
      output += bytes.toString();
    });
  return once(child, 'exit') as Promise<[number | null, NodeJS.Signals | null]>;
}
async function address(): Promise<URL> {
  await expect.poll(() => output, { timeout: 60_000 }).toContain('Sharit is at ');
  return new URL(/http:\S+/.exec(output)![0]);
}

it('stops while a sender is slow and streams are open, and lets short requests finish', async () => {
  const ended = run('node', 'server/main.ts');
  const url = await address();
  const stream = await fetch(new URL('/api/v1/ar/ticker/stream', url));
  const slow = connect(Number(url.port), url.hostname);
  slow.on('error', () => {});
  slow.write(
    `POST /api/v1/push HTTP/1.1\r\nhost: x\r\nauthorization: Bearer ${pushSecret}\r\ncontent-type: application/json\r\ncontent-length: 1000\r\n\r\n{`,
  );
  const idle = connect(Number(url.port), url.hostname);
  await Promise.all([once(slow, 'connect'), once(idle, 'connect')]);
  const begun = Date.now();
  // Signals come in pairs where a terminal and npm both send one.
  child.kill('SIGTERM');
  child.kill('SIGTERM');
  expect(await ended).toEqual([0, null]);
  expect(Date.now() - begun).toBeLessThan(soon);
  // The stream ends properly; it is not cut off.
  await stream.text();
  expect(output).not.toMatch(/Error/);
});

it('answers until its clients are elsewhere, but is not ready and has no streams any more', async () => {
  const ended = runWith({ DRAIN_SECONDS: '4' }, 'node', 'server/main.ts');
  const url = await address();
  const status = async (path: string) => (await fetch(new URL(path, url))).status;
  const stream = await fetch(new URL('/api/v1/ar/ticker/stream', url));
  expect([await status('/health/live'), await status('/health/ready')]).toEqual([200, 200]);
  child.kill('SIGTERM');
  await stream.text();
  expect([await status('/health/live'), await status('/health/ready')]).toEqual([200, 503]);
  const answer = await fetch(new URL('/api/v1/ar/front', url));
  expect([answer.status, answer.headers.get('connection')]).toEqual([200, 'close']);
  expect(await status('/api/v1/ar/ticker/stream')).toBe(503);
  expect(await ended).toEqual([0, null]);
});

it('stops during its start without an error message', async () => {
  const ended = run('node', 'server/main.ts');
  await once(child, 'spawn');
  await expect.poll(() => existsSync(join(dataDir, 'lock.sock')), { timeout: 30_000, interval: 5 }).toBe(true);
  child.kill('SIGTERM');
  expect(await ended).toEqual([0, null]);
  expect(output).toBe('');
});

it.skipIf(process.platform === 'win32')('ends when npm start is told to, though npm tells only a shell', async () => {
  const ended = run('npm', 'start');
  const health = new URL('/health', await address());
  expect((await fetch(health)).status).toBe(200);
  child.kill('SIGTERM');
  await ended;
  await expect
    .poll(
      () =>
        fetch(health).then(
          () => 'answers',
          () => 'gone',
        ),
      { timeout: soon },
    )
    .toBe('gone');
});
