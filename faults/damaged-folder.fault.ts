import { cp, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { type Server, startServer } from '../e2e/server.ts';
import { makeNinjsItem } from '../server/testing/ninjs.ts';
import { damages, filesIn } from './damages.ts';
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
  await expect.poll(story, { timeout: 30_000, interval: 200 }).toContain('/pictures/');
  await whole.stop();
});
afterAll(async () => {
  await whole?.remove();
  await rm(place, { recursive: true, force: true });
});

it.each(Object.keys(damages))('%s: one sentence and nothing touched, or the news as before', async (name) => {
  const { starts, damage } = damages[name]!;
  const dataDir = join(place, name.replaceAll(' ', '-'));
  await cp(whole.dataDir, dataDir, { recursive: true });
  await damage(dataDir);
  const before = await filesIn(dataDir);
  const started = await startServer({ ...settings, DATA_DIR: dataDir }).catch((error: Error) => error.message);
  if (starts) {
    const server = started as Server;
    expect((await fetch(`${server.url}/ar/news/${id}`)).status).toBe(200);
    await server.push(makeNinjsItem('owls'));
    await server.stop();
    return;
  }
  expect(started).toMatch(/^The server ended with 1:\n[^\n]+\.\n$/u);
  console.log(`${name}: ${(started as string).split('\n')[1]}`);
  expect(await filesIn(dataDir)).toEqual(before);
});
