import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { askServer, DirectoryInUse, type Lock, takeLock } from './lock.ts';

let dataDir: string;
const locks: Lock[] = [];
const holders: ChildProcess[] = [];
const take = async (...args: Parameters<typeof takeLock>) => {
  const lock = await takeLock(...args);
  locks.push(lock);
  return lock;
};
beforeEach(async () => {
  dataDir = await mkdtemp(join(tmpdir(), 'sharit-lock-'));
});
afterEach(async () => {
  await Promise.all(holders.splice(0).map(kill));
  for (const lock of locks.splice(0)) await lock.release();
  await rm(dataDir, { recursive: true, force: true });
});

it('is one process’s at a time', async () => {
  const lock = await take(dataDir);
  await expect(takeLock(dataDir)).rejects.toThrow(DirectoryInUse);
  await lock.release();
  await take(dataDir);
});

it('works in a directory whose path is longer than a socket’s may be', async () => {
  const deep = join(dataDir, 'd'.repeat(120));
  await mkdir(deep);
  await take(deep);
  await expect(takeLock(deep)).rejects.toThrow(deep);
});

/** A process that takes the lock, prints what became of it, and lives until it is killed. */
function spawnHolder(): { process: ChildProcess; result: Promise<string> } {
  const script = `import(${JSON.stringify(new URL('lock.ts', import.meta.url).href)}).then(async ({ takeLock }) => {
    setInterval(() => {}, 1000);
    console.log(await takeLock(${JSON.stringify(dataDir)}).then(() => 'taken', (error) => error.constructor.name));
  })`;
  const holder = spawn('node', ['-e', script], { stdio: ['ignore', 'pipe', 'inherit'] });
  holders.push(holder);
  return { process: holder, result: once(holder.stdout, 'data').then(([bytes]) => String(bytes).trim()) };
}

async function kill(holder: ChildProcess): Promise<void> {
  if (holder.exitCode !== null || holder.signalCode !== null) return;
  const exit = once(holder, 'exit');
  holder.kill('SIGKILL');
  await exit;
}

it('is taken over from a process that was killed, by exactly one of two that find it at once', async () => {
  const first = spawnHolder();
  expect(await first.result).toBe('taken');
  await expect(takeLock(dataDir)).rejects.toThrow(DirectoryInUse);
  await kill(first.process);
  const results = await Promise.all([spawnHolder().result, spawnHolder().result]);
  expect(results.toSorted()).toEqual(['DirectoryInUse', 'taken']);
  await expect(takeLock(dataDir)).rejects.toThrow(DirectoryInUse);
});

it('lets tools ask the process that has it', async () => {
  expect(await askServer(dataDir, 'greet')).toBeNull();
  await take(dataDir, {
    greet: async (args) => `سلام ${String(args)}`,
    fail: async () => {
      throw new Error('There is no such account.');
    },
  });
  expect(await askServer(dataDir, 'greet', 'سلمى')).toEqual({ result: 'سلام سلمى' });
  await expect(askServer(dataDir, 'fail')).rejects.toThrow('There is no such account.');
  await expect(askServer(dataDir, 'constructor')).rejects.toThrow('does not know the command constructor');
});
