import { readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import sharp from 'sharp';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { renditionQueue } from '../../store/rendition-jobs.ts';
import { versions } from '../../store/database/schema.ts';
import type { Store } from '../../store/database/store.ts';
import { bearer, makeMultipart, openPushApp, withPicture, type PushApp } from '../../testing/push.ts';
import { openTestStore, resetStore } from '../../testing/store.ts';

let store: Store;
let push: PushApp;
let bees: Buffer;
beforeAll(async () => {
  store = await openTestStore();
  push = await openPushApp(store);
  bees = await draw().jpeg().toBuffer();
});
afterAll(async () => {
  await push.close();
  await store.close();
});
beforeEach(() => resetStore(store));

const draw = (width = 400, height = 200) => sharp({ create: { width, height, channels: 3, background: '#e0ae5c' } });
async function sendItem(item: Record<string, unknown>) {
  const answer = await push.app.inject({ method: 'POST', url: '/api/v1/push', headers: bearer, payload: item });
  expect(answer.statusCode).toBe(201);
  return answer.json<{ id: string; warnings: { path: string; message: string }[]; dropped: object }>();
}
const article = async (id: string) => (await push.app.inject(`/api/v1/ar/stories/${id}`)).json().article;
const settled = () => push.renditions.settled();

const gifOf = (width: number, height: number) => {
  const head = Buffer.from('GIF89a\0\0\0\0\x80\0\0\0\0\0\xff\xff\xff,\0\0\0\0\0\0\0\0\0\x02\x02D\x01\0;', 'latin1');
  // Of the canvas, and of the frame on it.
  for (const at of [6, 24]) {
    head.writeUInt16LE(width, at);
    head.writeUInt16LE(height, at + 2);
  }
  return head;
};
async function pngOf(width: number, height: number): Promise<Buffer> {
  const bytes = await draw(8, 8).png().toBuffer();
  bytes.writeUInt32BE(width, 16);
  bytes.writeUInt32BE(height, 20);
  return bytes;
}
const half = (bytes: Buffer) => bytes.subarray(0, bytes.length / 2);

test.each<[string, () => Buffer | Promise<Buffer>, RegExp]>([
  ['a JPEG that is cut off', () => half(bees), /cut off/],
  ['a PNG that is cut off', async () => half(await draw().png().toBuffer()), /cut off/],
  ['a WebP that is cut off', async () => half(await draw().webp().toBuffer()), /cut off/],
  ['an AVIF that is cut off', async () => half(await draw().avif({ effort: 0 }).toBuffer()), /cut off/],
  ['a TIFF that is cut off', async () => half(await draw().tiff({ compression: 'none' }).toBuffer()), /cut off/],
  ['an empty file', () => Buffer.alloc(0), /empty/],
  ['a web page', () => Buffer.from('<!DOCTYPE html><html><title>ممنوع</title></html>'), /web page/],
  ['an SVG drawing', () => Buffer.from('<?xml version="1.0"?><svg xmlns="http://www.w3.org/2000/svg"/>'), /SVG/],
  ['a Photoshop document', () => Buffer.from('8BPS\0\x01\0\0\0\0\0\0'), /Photoshop/],
  ['a HEIC picture', () => Buffer.from('\0\0\0\x18ftypheic\0\0\0\0mif1heic', 'latin1'), /HEIC/],
  ['words', () => Buffer.from('لا صورة هنا'), /no format/],
  ['a PNG of 900 megapixels', () => pngOf(30_000, 30_000), /900 megapixels/],
  ['a GIF of 4 gigapixels', () => gifOf(65_535, 65_535), /megapixels/],
  ['a PNG that says one size and has another', () => pngOf(4000, 900), /cut off/],
])('%s costs its story nothing, and a whole one sent later is shown', async (_name, bad, reason) => {
  const sent = await push.sendAsset('bees.jpg', await bad());
  expect(sent.statusCode).toBe(201);
  expect(sent.json()).toEqual({ id: 'bees.jpg', width: 0, height: 0, reason: expect.stringMatching(reason) });
  expect((await push.app.inject('/api/v1/push/assets/bees.jpg')).statusCode).toBe(200);

  const { id, warnings } = await sendItem(withPicture('bees.jpg'));
  expect(warnings).toEqual([{ path: 'associations[0].renditions', message: expect.stringMatching(reason) }]);
  expect(warnings[0]!.message).toContain('bees.jpg');
  expect((await article(id)).picture).toBeNull();

  await push.sendAsset('bees.jpg', bees);
  await settled();
  expect((await article(id)).picture).toMatchObject({ width: 400 });
  // The desk no longer warns of it.
  expect(await store.db.select({ remarks: versions.remarks }).from(versions)).toEqual([{ remarks: [] }]);
});

test('a picture that was never sent is warned of, and shown once it arrives, wherever the story names it', async () => {
  const text = '<p>أ</p><figure><img src="/api/v1/push/assets/hive.jpg"><figcaption>خلية</figcaption></figure><p>ب</p>';
  const bodies = [{ role: 'main', contentType: 'text/html', value: text }];
  const { id, warnings } = await sendItem(withPicture('bees.jpg', { bodies }));
  expect(warnings.map(({ path }) => path).toSorted()).toEqual(['associations[0].renditions', 'bodies[0].value']);
  const before = await article(id);
  expect(before.body).toHaveLength(2);

  await push.sendAsset('hive.jpg', await draw(500, 250).jpeg().toBuffer());
  await settled();
  const between = await article(id);
  expect(between).toMatchObject({ picture: null, body: [{}, { type: 'picture', picture: { caption: 'خلية' } }, {}] });
  await push.sendAsset('bees.jpg', bees);
  await settled();
  const after = await article(id);
  expect(after).toMatchObject({ picture: { width: 400 }, updated: null, corrected: false, body: [{}, {}, {}] });
  expect([before.revision, between.revision, after.revision]).toEqual([1, 2, 3]);
  for (const { src } of [after.picture, ...after.picture.avif, ...after.picture.renditions])
    expect((await push.app.inject(src)).statusCode).toBe(200);
});

test('the answer does not wait for renditions: until they are there the picture is null, without a warning', async () => {
  await push.renditions.stop();
  await push.sendAsset('bees.jpg', bees);
  const figure = '<figure><img src="/api/v1/push/assets/bees.jpg"><figcaption>نحلة</figcaption></figure><p>أ</p>';
  const bodies = [{ role: 'main', contentType: 'text/html', value: figure }];
  const { id, warnings, dropped } = await sendItem(withPicture('bees.jpg', { bodies }));
  expect({ warnings, dropped }).toEqual({ warnings: [], dropped: {} });
  expect(await article(id)).toMatchObject({ picture: null, body: [{ type: 'paragraph' }] });
  expect((await renditionQueue(store.db)).length).toBe(1);
  const metrics = (await push.app.inject({ url: '/metrics', headers: bearer })).payload;
  expect(metrics).toContain('sharit_renditions_waiting 1');
  expect(metrics).toMatch(/sharit_renditions_lag_seconds \d/);

  await push.app.close();
  push = await openPushApp(store);
  await push.sendAsset('bees.jpg', bees);
  await settled();
  expect(await article(id)).toMatchObject({ picture: { width: 400 }, body: [{ type: 'paragraph' }] });
  expect((await renditionQueue(store.db)).length).toBe(0);
});

test('pictures of drafts and of withdrawn stories stay private, also when they arrive late', async () => {
  const { id } = await sendItem(withPicture('bees.jpg'));
  await sendItem(withPicture('bees.jpg', { version: '2', pubStatus: 'canceled' }));
  await sendItem(withPicture('bees.jpg', { uri: 'tag:example.org,2026:draft', pubStatus: 'withheld' }));
  await push.sendAsset('bees.jpg', bees);
  await settled();
  expect((await push.app.inject(`/api/v1/ar/stories/${id}`)).statusCode).toBe(410);
  const made = (await readdir(join(push.dataDir, 'assets'), { recursive: true })).filter((name) => /\.\w+$/.test(name));
  expect(made.length).toBeGreaterThan(3);
  for (const name of made) expect((await push.app.inject(`/pictures/${name.split('/').at(-1)}`)).statusCode).toBe(404);
  await sendItem(withPicture('bees.jpg', { uri: 'tag:example.org,2026:draft', version: '2' }));
  for (const name of made) expect((await push.app.inject(`/pictures/${name.split('/').at(-1)}`)).statusCode).toBe(200);
});

test('an embargoed story has its picture when it opens, and nobody is told of it before', async () => {
  const { id } = await sendItem(withPicture('bees.jpg', { embargoedUntil: new Date(Date.now() + 3e6).toISOString() }));
  await push.sendAsset('bees.jpg', bees);
  await settled();
  expect((await push.app.inject(`/api/v1/ar/stories/${id}`)).statusCode).toBe(404);
  const { rows } = (await store.db.execute('select 1 from changes')) as unknown as { rows: unknown[] };
  expect(rows).toHaveLength(0);
});

test('two pushes of one asset at once, under two names, are one picture', async () => {
  const answers = await Promise.all(['a', 'a', 'b'].map((name) => push.sendAsset(name, bees)));
  expect(answers.map(({ statusCode }) => statusCode)).toEqual([201, 201, 201]);
  await settled();
  const [a, b] = [
    await sendItem(withPicture('a')),
    await sendItem(withPicture('b', { uri: 'tag:example.org,2026:b' })),
  ];
  const shown = await article(a.id);
  expect(shown.picture.src).toBe((await article(b.id)).picture.src);
  expect((await readdir(join(push.dataDir, 'assets', 'originals'))).length).toBe(0);
  expect((await readdir(join(push.dataDir, 'assets', 'incoming'))).length).toBe(0);
});

test('what is over the limit of bytes is read to its end, not stored, and known', async () => {
  const huge = Buffer.concat([bees, Buffer.alloc(256 * 1024 * 1024)]);
  const sent = await push.sendAsset('huge.jpg', huge);
  expect(sent.json()).toMatchObject({ id: 'huge.jpg', reason: expect.stringContaining('256 MiB') });
  const { warnings } = await sendItem(withPicture('huge.jpg'));
  expect(warnings[0]!.message).toContain('256 MiB');
});

test('the field that comes after the file counts as well', async () => {
  const { body, type } = makeMultipart([
    { name: 'media', value: bees, filename: 'x.jpg', type: 'image/jpeg' },
    { name: 'mimetype', value: 'image/jpeg' },
    { name: 'media_id', value: 'نحلة' },
  ]);
  const headers = { ...bearer, 'content-type': type };
  const sent = await push.app.inject({ method: 'POST', url: '/api/v1/push/assets', payload: body, headers });
  expect(sent.json()).toMatchObject({ id: 'نحلة', width: 400 });
  const [original] = await readdir(join(push.dataDir, 'assets', 'originals'));
  expect(await readFile(join(push.dataDir, 'assets', 'originals', original!)).catch(() => bees)).toEqual(bees);
});

test('a data directory that cannot be written to is a 503, and the asset is taken once it can', async () => {
  const assets = join(push.dataDir, 'assets');
  await rename(assets, `${assets}.away`);
  await writeFile(assets, 'a file in the place of a folder');
  const answer = await push.sendAsset('bees.jpg', bees);
  expect([answer.statusCode, Number(answer.headers['retry-after']) > 0]).toEqual([503, true]);
  expect((await push.app.inject('/api/v1/push/assets/bees.jpg')).statusCode).toBe(404);
  await rm(assets);
  await rename(`${assets}.away`, assets);
  expect((await push.sendAsset('bees.jpg', bees)).statusCode).toBe(201);
});
