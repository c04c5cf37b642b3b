import { execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { type Server, startServer } from '../e2e/server.ts';

const run = promisify(execFile);
const cwd = fileURLToPath(new URL('..', import.meta.url));
let server: Server;
let place: string;
beforeAll(async () => {
  server = await startServer();
  place = await mkdtemp(join(tmpdir(), 'sharit-restore-'));
});
afterAll(async () => {
  await server?.remove();
  await rm(place, { recursive: true, force: true });
});

const settings = (dataDir: string) => ({
  ...process.env,
  DATA_DIR: dataDir,
  DATABASE_URL: '',
  PUSH_SECRET: '',
  PORT: '0',
});
const cli = (dataDir: string, ...args: string[]) =>
  run('node', ['server/backup-cli.ts', ...args], { cwd, env: settings(dataDir) });

it('a restore that was killed leaves no server, and is started again', async () => {
  await cli(server.dataDir, 'backup', join(place, 'backups'));
  const dataDir = join(place, 'data');
  // At the moment when there is a mark, and no database yet.
  const restoring = spawn('node', ['server/backup-cli.ts', 'restore', join(place, 'backups')], {
    cwd,
    env: settings(dataDir),
    stdio: 'ignore',
  });
  while (!existsSync(join(dataDir, 'restore-unfinished'))) await new Promise(setImmediate);
  restoring.kill('SIGKILL');
  await once(restoring, 'exit');
  const start = run('node', ['server/main.ts'], { cwd, env: settings(dataDir) });
  await expect(start).rejects.toMatchObject({ code: 1, stderr: expect.stringContaining('was interrupted') as string });
  await cli(dataDir, 'restore', join(place, 'backups'));
  const restored = await startServer({ DATA_DIR: dataDir, SAMPLE: 'off', PUSH_SECRET: server.pushSecret });
  const stories = async ({ url }: Server) =>
    ((await (await fetch(`${url}/api/v1/ar/stories`)).json()) as { stories: unknown[] }).stories;
  expect(await stories(restored)).toEqual(await stories(server));
  await restored.stop();
});
