import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { sql } from 'drizzle-orm';
import sharp from 'sharp';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import type { Store } from '../../store/database/store.ts';
import { openTestStore, resetStore } from '../../testing/store.ts';
import { bearer, makeMultipart, openPushApp, withPicture, type PushApp } from '../../testing/push.ts';

let store: Store;
let push: PushApp;
let bees: Buffer;
let flowers: Buffer;
const colour = (background: string, width = 700, height = 350) =>
  sharp({ create: { width, height, channels: 3, background } })
    .jpeg()
    .toBuffer();

beforeAll(async () => {
  store = await openTestStore();
  push = await openPushApp(store);
  bees = await colour('#e0ae5c');
  flowers = await colour('#8a3a7b');
});
afterAll(async () => {
  await push.close();
  await store.close();
});
beforeEach(() => resetStore(store));

const sendAsset: PushApp['sendAsset'] = (...asset) => push.sendAsset(...asset);
const known = async (id: string) => (await push.app.inject(`/api/v1/push/assets/${id}`)).statusCode;
const sendItem = (changes: Record<string, unknown> = {}, name = 'bees.jpg') =>
  push.app.inject({ method: 'POST', url: '/api/v1/push', headers: bearer, payload: withPicture(name, changes) });
/** Sends an asset and waits for its renditions. */
async function sendMade(name: string, bytes: Uint8Array) {
  const sent = await sendAsset(name, bytes);
  await push.renditions.settled();
  return sent;
}
const pictureOf = async (id: string) => (await push.app.inject(`/api/v1/ar/stories/${id}`)).json().article.picture;

test('Superdesk’s order: asked for, sent, asked for again, named by an item, shown', async () => {
  expect(await known('bees.jpg')).toBe(404);
  const sent = await sendMade('bees.jpg', bees);
  expect(sent.statusCode).toBe(201);
  expect(sent.json()).toEqual({ id: 'bees.jpg', width: 700, height: 350, reason: null });
  expect(await known('bees.jpg')).toBe(200);

  const { id, warnings } = (await sendItem()).json();
  expect(warnings).toEqual([]);
  const picture = await pictureOf(id);
  expect(picture).toMatchObject({
    width: 700,
    height: 350,
    renditions: [{ width: 320 }, { width: 480 }, { width: 640 }, { width: 700 }],
  });
  expect(picture.avif).toHaveLength(4);
  for (const { src, width } of [...picture.renditions, ...picture.avif, picture]) {
    const file = await push.app.inject(src);
    expect(file.statusCode).toBe(200);
    expect(file.headers['cache-control']).toBe('public, max-age=31536000, immutable');
    expect(file.headers['content-type']).toBe(`image/${src.split('.').at(-1).replace('jpg', 'jpeg')}`);
    expect(Number(file.headers['content-length'])).toBe(file.rawPayload.length);
    expect(await sharp(file.rawPayload).metadata()).toMatchObject({ width });
  }
});

test('a name with a folder', async () => {
  expect((await sendAsset('2026/03/bees.jpg', bees)).statusCode).toBe(201);
  expect(await known('2026/03/bees.jpg')).toBe(200);
  expect(await known('2026%2F03%2Fbees.jpg')).toBe(200);
});

test('the question whether an asset is known answers nothing of it', async () => {
  await sendAsset('bees.jpg', bees);
  const answer = await push.app.inject('/api/v1/push/assets/bees.jpg');
  expect(answer.json()).toEqual({ id: 'bees.jpg' });
  expect(answer.headers['cache-control']).toBe('no-store');
});

test('a picture of a draft is private until its story is published, and again once it is withdrawn', async () => {
  await sendMade('bees.jpg', bees);
  await sendItem({ pubStatus: 'withheld' });
  const names = await readdir(join(push.dataDir, 'assets'), { recursive: true });
  const file = `/pictures/${names
    .find((name) => name.endsWith('-320.webp'))!
    .split('/')
    .at(-1)}`;
  expect((await push.app.inject(file)).statusCode).toBe(404);
  await sendItem({ version: '2' });
  expect((await push.app.inject(file)).statusCode).toBe(200);
  await sendItem({ version: '3', pubStatus: 'canceled' });
  expect((await push.app.inject(file)).statusCode).toBe(404);
});

test('other bytes under a name that is public stay private, and the old picture stays', async () => {
  await sendMade('bees.jpg', bees);
  const { id } = (await sendItem()).json();
  const before = await pictureOf(id);
  await sendMade('bees.jpg', flowers);
  await sendItem({ version: '2', pubStatus: 'withheld' });
  expect((await push.app.inject(before.src)).statusCode).toBe(200);
  await sendItem({ version: '3' });
  const after = await pictureOf(id);
  expect(after.src).not.toBe(before.src);
  expect((await push.app.inject(after.src)).statusCode).toBe(200);
});

test.each<[string, () => ReturnType<PushApp['sendAsset']>, number, string?]>([
  ['no secret', () => sendAsset('a', bees, 'image/jpeg', {}), 401],
  ['a wrong signature', () => sendAsset('a', bees, 'image/jpeg', { 'x-superdesk-signature': 'sha1=00' }), 401],
  ['no name', () => sendAsset('', bees), 422, 'media_id'],
  ['a name of our own', () => sendAsset('sha256:x', bees), 422, 'media_id'],
  ['an endless name', () => sendAsset('x'.repeat(501), bees), 422, 'media_id'],
])('refuses %s', async (_name, send, status, path) => {
  const answer = await send();
  expect(answer.statusCode).toBe(status);
  expect(answer.json().errors?.[0]?.path).toBe(path);
  expect(await known('a')).toBe(404);
});

test('refuses what is no form', async () => {
  const post = (payload: string, type: string) =>
    push.app.inject({
      method: 'POST',
      url: '/api/v1/push/assets',
      payload,
      headers: { ...bearer, 'content-type': type },
    });
  expect((await post('{}', 'application/json')).statusCode).toBe(415);
  for (const broken of ['x', '--b\r\n', '--b\r\nContent-Disposition: form-data; name="media"\r\n\r\nhalf'])
    expect((await post(broken, 'multipart/form-data; boundary=b')).statusCode).toBe(400);
  const form = makeMultipart([{ name: 'media_id', value: 'a' }]);
  expect((await post(form.body.toString(), form.type)).json()).toMatchObject({
    status: 422,
    errors: [{ path: 'media' }],
  });
});

test('a film is known from then on, and shown nowhere', async () => {
  expect((await sendAsset('film.mp4', Buffer.from('film'), 'video/mp4')).statusCode).toBe(201);
  expect(await known('film.mp4')).toBe(200);
  const { id, warnings } = (await sendItem({}, 'film.mp4')).json();
  expect(warnings).toHaveLength(1);
  expect(await pictureOf(id)).toBeNull();
});

test.each([
  'x',
  '..%2F..%2Fetc%2Fpasswd',
  `${'0'.repeat(32)}-320.webp`,
  `${'0'.repeat(32)}-320.png`,
  `${'0'.repeat(32)}-99999999.jpg`,
  '%00',
])('no picture at /pictures/%s', async (name) => {
  expect((await push.app.inject(`/pictures/${name}`)).statusCode).toBe(404);
});

test('trouble that passes is a 503 with Retry-After', async () => {
  await store.db.execute(sql`alter table assets rename to assets_away`);
  const answer = await sendAsset('bees.jpg', bees);
  await store.db.execute(sql`alter table assets_away rename to assets`);
  expect(answer.statusCode).toBe(503);
  expect(Number(answer.headers['retry-after'])).toBeGreaterThan(0);
  expect((await sendAsset('bees.jpg', bees)).statusCode).toBe(201);
});
