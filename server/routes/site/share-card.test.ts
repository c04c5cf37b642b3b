import { existsSync } from 'node:fs';
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import sharp from 'sharp';
import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import { receiveItem } from '../../store/publishing/receive.ts';
import type { Store } from '../../store/database/store.ts';
import { makePreparedItem } from '../../testing/items.ts';
import { openTestStore } from '../../testing/store.ts';
import { openTestApp, type TestApp } from '../../testing/app.ts';

let store: Store;
let testApp: TestApp;
const push = async (item: Parameters<typeof makePreparedItem>[0]): Promise<string> =>
  (await receiveItem(store, makePreparedItem({ versionCreated: new Date(Date.now() - 60_000), ...item }), new Date()))
    .id;

beforeAll(async () => {
  store = await openTestStore();
  testApp = await openTestApp(store);
});
afterAll(async () => {
  await testApp.close();
  await store.close();
});

it('a public story has a card of 1200 × 630; a correction makes a new one, a kill takes it away', async () => {
  const id = await push({});
  const url = `/share/ar/${id}.png`;
  const first = await testApp.app.inject({ url });
  expect(first).toMatchObject({ statusCode: 200, headers: { 'content-type': 'image/png' } });
  expect(await sharp(first.rawPayload).metadata()).toMatchObject({ format: 'png', width: 1200, height: 630 });
  expect((await testApp.app.inject({ url })).headers.etag).toBe(first.headers.etag);

  await push({
    version: '2',
    versionCreated: new Date(Date.now() - 30_000),
    story: { headline: 'النحل يعود إلى حديقة النهر بعد غياب طويل' },
  });
  const second = await testApp.app.inject({ url });
  expect(second.headers.etag).not.toBe(first.headers.etag);
  expect(second.rawPayload.equals(first.rawPayload)).toBe(false);
  const folder = join(testApp.dataDir, 'share', id);
  expect(await readdir(folder)).toHaveLength(1);

  await push({ version: '3', versionCreated: new Date(), pubStatus: 'canceled' });
  expect((await testApp.app.inject({ url })).statusCode).toBe(410);
  await vi.waitFor(() => expect(existsSync(folder)).toBe(false), { timeout: 5000 });
});

it('a draft, a malformed id and another language have none', async () => {
  const draft = await push({ uri: 'tag:example.org,2026:draft', pubStatus: 'withheld' });
  const cats = await push({ uri: 'tag:example.org,2026:cats' });
  for (const path of [`ar/${draft}`, 'ar/NOT-AN-ID', `en/${cats}`, `xx/${cats}`]) {
    expect((await testApp.app.inject({ url: `/share/${path}.png` })).statusCode).toBe(404);
  }
});
