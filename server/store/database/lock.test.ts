import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { sendCommand, DirectoryInUse, type Lock, takeLock } from './lock.ts';

let dataDir: string;
const locks: Lock[] = [];
const take = async (...args: Parameters<typeof takeLock>) => {
  const lock = await takeLock(...args);
  locks.push(lock);
  return lock;
};
beforeEach(async () => {
  dataDir = await mkdtemp(join(tmpdir(), 'sharit-lock-'));
});
afterEach(async () => {
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

it('is taken over from a process that was killed', async () => {
  const script = `import(${JSON.stringify(new URL('lock.ts', import.meta.url).href)}).then(async ({ takeLock }) => {
    await takeLock(${JSON.stringify(dataDir)}); setInterval(() => {}, 1000); console.log('taken');
  })`;
  const holder = spawn('node', ['-e', script], { stdio: ['ignore', 'pipe', 'inherit'] });
  await once(holder.stdout, 'data');
  await expect(takeLock(dataDir)).rejects.toThrow(DirectoryInUse);
  holder.kill('SIGKILL');
  await once(holder, 'exit');
  // Two that find it at once: one has it in the end.
  const results = await Promise.allSettled([take(dataDir), take(dataDir)]);
  expect(results.filter(({ status }) => status === 'fulfilled').length).toBeGreaterThanOrEqual(1);
});

it('lets tools ask the process that has it', async () => {
  expect(await sendCommand(dataDir, 'greet')).toBeNull();
  await take(dataDir, {
    greet: async (args) => `سلام ${String(args)}`,
    fail: async () => {
      throw new Error('There is no such account.');
    },
  });
  expect(await sendCommand(dataDir, 'greet', 'سلمى')).toEqual({ result: 'سلام سلمى' });
  await expect(sendCommand(dataDir, 'fail')).rejects.toThrow('There is no such account.');
  await expect(sendCommand(dataDir, 'constructor')).rejects.toThrow('does not know the command constructor');
});
