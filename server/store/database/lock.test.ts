import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { sendCommand, DirectoryInUse, type Lock, takeLock } from './lock.ts';

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

it('is held by one process at a time', async () => {
  const lock = await take(dataDir);
  await expect(takeLock(dataDir)).rejects.toThrow(DirectoryInUse);
  await lock.release();
  await take(dataDir);
});

it('works if the path is too long for a socket', async () => {
  const deep = join(dataDir, 'd'.repeat(120));
  await mkdir(deep);
  await take(deep);
  await expect(takeLock(deep)).rejects.toThrow(deep);
});

/** A process that waits for `take()`, then takes the lock, prints what became of it, and lives until it is killed. */
async function spawnHolder(): Promise<{ process: ChildProcess; take(): Promise<string> }> {
  const script = `import(${JSON.stringify(new URL('lock.ts', import.meta.url).href)}).then(({ takeLock }) => {
    process.stdin.once('data', async () => {
      console.log(await takeLock(${JSON.stringify(dataDir)}).then(() => 'taken', (error) => error.constructor.name));
    });
    console.log('ready');
  })`;
  const holder = spawn('node', ['-e', script], { stdio: ['pipe', 'pipe', 'inherit'] });
  holders.push(holder);
  const line = async () => String((await once(holder.stdout, 'data'))[0]).trim();
  expect(await line()).toBe('ready');
  return {
    process: holder,
    take() {
      holder.stdin.write('take\n');
      return line();
    },
  };
}

async function kill(holder: ChildProcess): Promise<void> {
  if (holder.exitCode !== null || holder.signalCode !== null) return;
  const exit = once(holder, 'exit');
  holder.kill('SIGKILL');
  await exit;
}

it('is taken over from a killed process by exactly one of two that try at once', async () => {
  let holder = await spawnHolder();
  expect(await holder.take()).toBe('taken');
  // Several rounds: which of the two is first differs.
  for (let round = 0; round < 4; round += 1) {
    await expect(takeLock(dataDir)).rejects.toThrow(DirectoryInUse);
    const two = [await spawnHolder(), await spawnHolder()];
    await kill(holder.process);
    const results = await Promise.all(two.map((one) => one.take()));
    expect(results.toSorted()).toEqual(['DirectoryInUse', 'taken']);
    holder = two[results.indexOf('taken')]!;
    await kill(two[results.indexOf('DirectoryInUse')]!.process);
  }
});

it('lets tools send commands to the process that holds it', async () => {
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
