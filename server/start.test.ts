import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { mkdtemp, readdir, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { markMoved } from './backup/moved-mark.ts';
import { freePort, type Server, startServer } from '../e2e/server.ts';

const main = fileURLToPath(new URL('main.ts', import.meta.url));
const deskCli = fileURLToPath(new URL('desk-cli.ts', import.meta.url));
let server: Server;
let other: string;
beforeAll(async () => {
  other = await mkdtemp(join(tmpdir(), 'sharit-start-'));
  server = await startServer({ SAMPLE: 'off', FIRST_VIEW: 'off' });
});
afterAll(async () => {
  await server?.remove();
  await rm(other, { recursive: true, force: true });
});

/** Starts a server, or another command, that should not come up. */
function tryToStart(
  settings: Record<string, string>,
  command = [main],
): Promise<{ code: number | null; output: string }> {
  return new Promise((resolve) => {
    const child = spawn('node', command, {
      env: { ...process.env, SAMPLE: 'off', ...settings },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    let output = '';
    const keep = (bytes: Buffer) => {
      output += bytes.toString();
    };
    child.stdout.on('data', keep);
    child.stderr.on('data', keep);
    child.on('close', (code) => resolve({ code, output }));
  });
}

it('prints its address, where the push secret is, and what a missing PUBLIC_URL means', () => {
  expect(server.output()).toBe(
    `Sharit is at ${server.url}\nThe push secret lies in ${join(server.dataDir, 'push-secret')}\n` +
      'PUBLIC_URL is not set: addresses in feeds, site maps, share cards and push answers are those by which each request calls this server (its Host header).\n',
  );
});

// Before another start could have mended it.
it('creates no file in the data directory that other users can read', async () => {
  const entries = await readdir(server.dataDir, { recursive: true });
  expect(entries.length).toBeGreaterThan(500);
  const open = [];
  for (const entry of ['', ...entries]) if ((await stat(join(server.dataDir, entry))).mode & 0o077) open.push(entry);
  expect(open).toEqual([]);
});

it('says that a port is busy, and opens nothing', async () => {
  const port = new URL(server.url).port;
  const { code, output } = await tryToStart({ DATA_DIR: other, PORT: port });
  expect({ code, output }).toEqual({
    code: 1,
    output: `Port ${port} on 127.0.0.1 is in use: stop what listens there, or choose another with the setting PORT.\n`,
  });
  expect(await readdir(other)).toEqual(['push-secret', 'vapid-private-key']);
});

it('says that a data directory is in use, and does not disturb the process that uses it', async () => {
  const { code, output } = await tryToStart({ DATA_DIR: server.dataDir, PORT: String(await freePort()) });
  expect({ code, output }).toEqual({
    code: 1,
    output: `The data directory ${server.dataDir} is in use by another process. Stop it, or choose another directory with the setting DATA_DIR.\n`,
  });
  expect((await fetch(`${server.url}/health`)).status).toBe(200);
});

it('names the field of a broken newsroom file', async () => {
  const file = join(other, 'newsroom.json');
  await writeFile(file, '{"name":{}}');
  const { code, output } = await tryToStart({ NEWSROOM: file, DATA_DIR: other });
  expect(code).toBe(1);
  expect(output).toMatch(/^The newsroom file .*newsroom\.json is wrong at description: .*\.\n$/);
});

it('says that PostgreSQL does not answer', async () => {
  const port = await freePort();
  const { code, output } = await tryToStart({
    DATABASE_URL: `postgres://nobody@127.0.0.1:${port}/none`,
    DATA_DIR: other,
    PORT: String(await freePort()),
  });
  expect(code).toBe(1);
  expect(output).toBe('PostgreSQL cannot be opened with the setting DATABASE_URL: nothing answers at its address.\n');
  expect(output.trim().split('\n')).toHaveLength(1);
});

it('accepts a short push secret with a warning', async () => {
  const short = await startServer({ SAMPLE: 'off', FIRST_VIEW: 'off', PUSH_SECRET: '123456789' });
  const output = short.output();
  await short.remove();
  expect(output).toContain('Warning: PUSH_SECRET has fewer than 16 characters, so that it can be guessed.\n');
});

it('creates no newsroom for a command with another data directory or database', async () => {
  const nowhere = join(other, 'nowhere');
  const { code, output } = await tryToStart({ DATA_DIR: nowhere }, [deskCli, 'list']);
  expect({ code, output }).toEqual({
    code: 1,
    output: `There is no newsroom in ${nowhere}: give this command the DATA_DIR of the server, and start the server first.\n`,
  });
  expect(existsSync(nowhere)).toBe(false);
  expect((await tryToStart({ DATA_DIR: server.dataDir }, [deskCli, 'list'])).code).toBe(0);
});

it('does not open the embedded database of a newsroom that has moved to PostgreSQL', async () => {
  const moved = await mkdtemp(join(tmpdir(), 'sharit-moved-'));
  await markMoved(moved, new Date('2026-03-12T12:00:00Z'));
  const refused = {
    code: 1,
    output: `The newsroom of ${moved} was moved to PostgreSQL at 2026-03-12T12:00:00.000Z: give the setting DATABASE_URL, or delete ${join(moved, 'moved-to-postgres')} to go back to the embedded database, which has nothing that was done since.\n`,
  };
  for (const command of [[main], [deskCli, 'list']])
    expect(await tryToStart({ DATA_DIR: moved, PORT: String(await freePort()) }, command)).toEqual(refused);
  expect(await readdir(moved)).not.toContain('database');
  await rm(moved, { recursive: true });
});

it('recovers from a first start that was killed while it created the database', async () => {
  const dataDir = await mkdtemp(join(tmpdir(), 'sharit-killed-'));
  const child = spawn('node', [main], {
    env: { ...process.env, SAMPLE: 'off', DATA_DIR: dataDir, PORT: '0' },
    stdio: 'ignore',
  });
  const gone = once(child, 'exit');
  const unfinished = async () => (await readdir(dataDir)).filter((name) => name.startsWith('.database-unfinished-'));
  await expect.poll(unfinished, { timeout: 20_000, interval: 5 }).toHaveLength(1);
  child.kill('SIGKILL');
  await gone;
  expect(await readdir(dataDir)).not.toContain('database');
  const again = await startServer({ SAMPLE: 'off', FIRST_VIEW: 'off', DATA_DIR: dataDir });
  expect(await unfinished()).toEqual([]);
  await again.stop();

  // And what is not a whole database is left as it is.
  await rm(join(dataDir, 'database/PG_VERSION'));
  const before = await readdir(join(dataDir, 'database'), { recursive: true });
  const { code, output } = await tryToStart({ DATA_DIR: dataDir, PORT: String(await freePort()) });
  expect({ code, output }).toEqual({
    code: 1,
    output: `${join(dataDir, 'database')} is not a whole database (PG_VERSION is missing): nothing in it was touched; restore it from a backup, or move it away to begin with an empty database.\n`,
  });
  expect(await readdir(join(dataDir, 'database'), { recursive: true })).toEqual(before);
  await again.remove();
});

it('stops gracefully, and starts again after a kill', async () => {
  await server.stop('SIGKILL');
  await server.start();
  expect((await fetch(`${server.url}/health`)).status).toBe(200);
});
