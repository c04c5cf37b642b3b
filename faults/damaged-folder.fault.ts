import { cp, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import { type Server, startServer } from '../e2e/server.ts';
import { makeNinjsItem } from '../server/testing/ninjs.ts';
import { fatal, filesIn, harmless } from './damages.ts';
import { pushPicture } from './push-picture.ts';

const settings = { SAMPLE: 'off', PUSH_SECRET: 'a-secret-of-this-test-only' };
let whole: Server;
let place: string;
let id: string;
beforeAll(async () => {
  place = await mkdtemp(join(tmpdir(), 'sharit-damaged-'));
  whole = await startServer(settings);
  ({ id } = await whole.push(makeNinjsItem('bees', { associations: await pushPicture(whole, 'bees') })));
  const story = async () => (await fetch(`${whole.url}/api/v1/ar/stories/${id}`)).text();
  await vi.waitUntil(async () => (await story()).includes('/pictures/'), { timeout: 30_000, interval: 200 });
  await whole.stop();
});
afterAll(async () => {
  await whole?.remove();
  await rm(place, { recursive: true, force: true });
});

async function damaged(name: string, damage: (dataDir: string) => Promise<void>): Promise<string> {
  const dataDir = join(place, name.replaceAll(' ', '-'));
  await cp(whole.dataDir, dataDir, { recursive: true });
  await damage(dataDir);
  return dataDir;
}

it.each(Object.keys(fatal))('%s: one sentence, and nothing is touched', async (name) => {
  const dataDir = await damaged(name, fatal[name]!);
  const before = await filesIn(dataDir);
  const said = await startServer({ ...settings, DATA_DIR: dataDir }).then(
    () => 'It has started.',
    (error: Error) => error.message,
  );
  console.log(`${name}: ${said}`);
  expect(said).toMatch(/^The server ended with 1:\n[^\n]+\.\n$/u);
  // PGlite may have left a file of its own.
  expect(await filesIn(dataDir)).toEqual(expect.arrayContaining(before));
});

it.each(Object.keys(harmless))('%s: the news as before', async (name) => {
  const server = await startServer({ ...settings, DATA_DIR: await damaged(name, harmless[name]!) });
  expect((await fetch(`${server.url}/ar/news/${id}`)).status).toBe(200);
  await server.push(makeNinjsItem('owls'));
  await server.stop();
});
