import { mkdir, mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { sql } from 'drizzle-orm';
import sharp from 'sharp';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test, vi } from 'vitest';
import { assetByName, hashOfBytes } from '../../store/assets.ts';
import { renditionFile } from '../../store/rendition-files.ts';
import { claimJob, renditionQueue } from '../../store/rendition-jobs.ts';
import type { Store } from '../../store/database/store.ts';
import { testNewsroom } from '../../testing/intake.ts';
import { openTestStore, resetStore } from '../../testing/store.ts';
import { incomingFile, originalFile } from './files.ts';
import { makeRenditions, NotAPicture } from './make-renditions.ts';
import { receiveAsset } from './receive-asset.ts';
import { createRenderer, RendererDied, type Renderer } from './renderer.ts';
import { startRenditions, type Renditions } from './renditions.ts';

let store: Store;
let dataDir: string;
let bees: Buffer;
const running: Renditions[] = [];
beforeAll(async () => {
  store = await openTestStore();
  dataDir = await mkdtemp(join(tmpdir(), 'sharit-queue-'));
  bees = await sharp({ create: { width: 90, height: 60, channels: 3, background: '#e0ae5c' } })
    .jpeg()
    .toBuffer();
});
beforeEach(() => resetStore(store));
afterEach(async () => {
  for (const one of running.splice(0)) await one.stop();
  await rm(join(dataDir, 'assets'), { recursive: true, force: true });
});
afterAll(async () => {
  await store.close();
  await rm(dataDir, { recursive: true });
});

async function receive(name = 'bees', bytes = bees) {
  const path = incomingFile(dataDir);
  await mkdir(dirname(path), { recursive: true });
  await writeFile(path, bytes);
  const file = { path, type: 'image/jpeg', hash: hashOfBytes(bytes), bytes: bytes.length };
  return await receiveAsset({ db: store.db, dataDir }, name, file);
}
function start(render: Renderer['render'] = makeRenditions, onError = vi.fn()) {
  const events = { onError, onUnreadable: vi.fn() };
  const started = startRenditions(
    store,
    { dataDir, newsroom: testNewsroom, translationField: 'translationgroup' },
    events,
    { render, close: () => {} },
  );
  running.push(started);
  return { ...started, ...events };
}
const soon = () => store.db.execute(sql`update rendition_jobs set due_at = now()`);
const asset = () => assetByName(store.db, 'bees');

test('what is queued is made, and the file as sent is deleted', async () => {
  expect(await receive()).toMatchObject({ width: 90, height: 60, reason: null });
  expect(await asset()).toMatchObject({ widths: [], reason: null });
  await start().settled();
  expect(await asset()).toMatchObject({ widths: [90], avif: true, reason: null });
  expect(await readdir(join(dataDir, 'assets', 'originals'))).toEqual([]);
});

test('the same bytes are worked on once, under any name, unless a file of theirs is gone', async () => {
  const render = vi.fn(makeRenditions);
  const { settled } = start(render);
  for (const name of ['bees', 'bees', 'hive']) {
    await receive(name);
    await settled();
  }
  expect(render).toHaveBeenCalledTimes(1);
  await rm(renditionFile(dataDir, hashOfBytes(bees), 90, 'avif'));
  await receive();
  // Meanwhile what is there is still shown.
  expect(await asset()).toMatchObject({ widths: [90] });
  await settled();
  expect(render).toHaveBeenCalledTimes(2);
});

test('trouble that is not the picture’s is tried again', async () => {
  await receive();
  let full = true;
  const { settled, onError } = start(async (task) => {
    if (full) throw Object.assign(new Error('no space'), { code: 'ENOSPC' });
    return await makeRenditions(task);
  });
  for (let turn = 0; turn < 3; turn += 1) {
    await soon();
    await settled();
  }
  expect(onError).toHaveBeenCalledTimes(3);
  expect(await asset()).toMatchObject({ widths: [], reason: null });
  full = false;
  await soon();
  await settled();
  expect(await asset()).toMatchObject({ widths: [90] });
});

test.each<[string, Error, number]>([
  ['is damaged', new NotAPicture('it is cut off or damaged'), 1],
  ['brings its decoder down again and again', new RendererDied(), 3],
])('a picture that %s is given up with a reason', async (_name, error, times) => {
  await receive();
  const render = vi.fn(() => Promise.reject(error));
  const { settled, onUnreadable } = start(render);
  for (let turn = 0; turn < 5; turn += 1) {
    await soon();
    await settled();
  }
  expect(render).toHaveBeenCalledTimes(times);
  expect((await asset())?.reason).toMatch(/damaged|decoded/);
  expect(onUnreadable).toHaveBeenCalledTimes(1);
  expect(await renditionQueue(store.db)).toEqual({ length: 0, lag: 0 });
});

test('a file that was lost is a reason', async () => {
  await receive();
  await rm(originalFile(dataDir, hashOfBytes(bees)));
  await start().settled();
  expect((await asset())?.reason).toMatch(/lost/);
  await receive();
  await running[0]!.settled();
  expect(await asset()).toMatchObject({ widths: [90], reason: null });
});

test('a job belongs to one process until its lease ends', async () => {
  await receive();
  expect(await claimJob(store.db, 'one')).toMatchObject({ attempts: 1 });
  expect(await claimJob(store.db, 'other')).toBeNull();
  await store.db.execute(sql`update rendition_jobs set claimed_until = now() - interval '1 second'`);
  expect(await claimJob(store.db, 'other')).toMatchObject({ attempts: 2, claimedBy: 'other' });
});

test('a process that ends gives its job back', async () => {
  await receive();
  const begun = Promise.withResolvers<void>();
  const ended = Promise.withResolvers<never>();
  const events = { onError: vi.fn() };
  const renderer = {
    render: () => (begun.resolve(), ended.promise),
    close: () => ended.reject(new RendererDied()),
  };
  const first = startRenditions(
    store,
    { dataDir, newsroom: testNewsroom, translationField: 'translationgroup' },
    events,
    renderer,
  );
  await begun.promise;
  await first.stop();
  expect(await claimJob(store.db, 'other')).toMatchObject({ attempts: 1 });
});

test('the real process makes renditions, says what it cannot read, and survives its own end', async () => {
  const renderer = createRenderer();
  const hash = hashOfBytes(bees);
  const original = join(dataDir, 'original');
  await writeFile(original, bees);
  expect(await renderer.render({ original, dataDir, hash })).toEqual({ widths: [90], avif: true });
  await writeFile(original, bees.subarray(0, bees.length / 2));
  await expect(renderer.render({ original, dataDir, hash })).rejects.toThrow(NotAPicture);
  await writeFile(original, bees);
  const cut = renderer.render({ original, dataDir, hash });
  renderer.close();
  await expect(cut).rejects.toThrow(RendererDied);
  expect(await renderer.render({ original, dataDir, hash })).toMatchObject({ widths: [90] });
  renderer.close();
}, 60_000);
