import { connect } from 'node:net';
import { brotliDecompressSync } from 'node:zlib';
import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import { readNewsroom } from '../settings/newsroom-file.ts';
import { receiveItem } from '../store/publishing/receive.ts';
import type { Store } from '../store/database/store.ts';
import { makePreparedItem } from '../testing/items.ts';
import { openTestStore } from '../testing/store.ts';
import { openTestApp, type TestApp } from '../testing/app.ts';

// The pages are those of the built reader: `npm run build` comes first (as it does in `npm test`).

/** What a phone on a slow line can be sent before its first answer is due: text, look and data of one article. */
const budget = 18_400;

const newsroom = readNewsroom(new URL('../../content/newsroom.json', import.meta.url).pathname);
// As long as real articles: some 2,500 characters, with sentences that differ, so that they compress as badly.
const names = 'الجسر الحديقة المكتبة السوق المدرسة المرفأ الملعب المسرح المتحف المخبز'.split(' ');
const deeds = 'تفتح أبوابها أمام الزوار;تستعد لموسم الأمطار;تعرض صوراً قديمة;توزع الأشجار على السكان'.split(';');
const sentence = (at: number): string =>
  `${names[at % 10]} ${deeds[at % 4]} ${['صباح', 'مساء', 'ظهر'][at % 3]} ${['الاثنين', 'الأربعاء', 'الجمعة', 'الأحد', 'الخميس'][at % 5]} في الساعة ${at + 3}، ويشارك فيها ${at * 7 + 11} متطوعاً من ${names[(at * 3 + 1) % 10]} المجاور`;
const text = (from: number, count: number): string =>
  `${Array.from({ length: count }, (_, index) => sentence(from + index)).join('. ')}.`;

let store: Store;
let testApp: TestApp;
let page = '';
beforeAll(async () => {
  store = await openTestStore();
  const body = Array.from({ length: 9 }, (_, index) => ({
    type: 'paragraph' as const,
    content: [{ type: 'text' as const, text: text(index * 3, 3) }],
  }));
  const longest = { body, deck: text(30, 1), byline: 'لجنة الحي', dateline: 'الحي' };
  for (let other = 0; other < 20; other += 1)
    await receiveItem(
      store,
      makePreparedItem({
        uri: `urn:other-${other}`,
        versionCreated: new Date(),
        story: { headline: sentence(40 + other) },
      }),
      new Date(),
    );
  const item = makePreparedItem({ uri: 'urn:longest', versionCreated: new Date(), story: longest });
  const { id } = await receiveItem(store, item, new Date());
  page = `/ar/news/${id}`;
  testApp = await openTestApp(store, { firstView: true, newsroom });
});
afterAll(async () => {
  await testApp?.close();
  await store?.close();
});

const ask = (headers: Record<string, string> = {}, method: 'GET' | 'HEAD' = 'GET') =>
  testApp.app.inject({ method, url: page, headers });
// Headers without those of the connection.
const own = (headers: Record<string, unknown>) => ({ ...headers, date: '', connection: '', 'content-length': '' });

it('answers the same from memory as when it was rendered', async () => {
  for (const accepted of ['identity', 'gzip, br', 'gzip']) {
    const headers = { 'accept-encoding': accepted };
    const rendered = await ask(headers);
    const cached = await ask(headers);
    expect(cached.statusCode).toBe(200);
    expect(own(cached.headers)).toEqual(own(rendered.headers));
    expect(cached.headers['content-length']).toBe(String(cached.rawPayload.length));
  }
  const etag = String((await ask()).headers.etag);
  const unchanged = await ask({ 'if-none-match': etag, 'accept-encoding': 'br' });
  expect([unchanged.statusCode, unchanged.body, unchanged.headers.etag]).toEqual([304, '', etag]);
  const head = await ask({}, 'HEAD');
  expect([head.statusCode, head.body, head.headers.etag]).toEqual([200, '', etag]);
});

it('counts what it answers', async () => {
  const counted = async () =>
    Number(
      /seconds_count\{method="GET",route="\/\*",status="200"\} (\d+)/u.exec(
        (await testApp.app.inject('/metrics')).body,
      )?.[1],
    );
  const before = await counted();
  await ask();
  expect(await counted()).toBe(before + 1);
});

it('answers over a socket as it does inside, counted too, and leaves a request with two hosts to the checks', async () => {
  const { app } = testApp;
  const origin = await app.listen({ port: 0, host: '127.0.0.1' });
  const get = (headers: Record<string, string> = {}) =>
    fetch(origin + page, { headers: { 'accept-encoding': 'br', ...headers }, redirect: 'manual' });
  await get();
  const inside = await app.inject({ url: page, headers: { host: new URL(origin).host, 'accept-encoding': 'br' } });
  const counts = async () => (await app.inject('/metrics')).body.match(/seconds_count\{.*status="200"\} \d+/gu);
  const before = await counts();
  const outside = await get();
  expect(outside.status).toBe(200);
  expect(await counts()).not.toEqual(before);
  // Not the length: in between, a page is compressed once more, at the highest quality.
  const names = ['content-security-policy', 'cache-control', 'etag', 'surrogate-key', 'vary'];
  for (const name of names) expect([name, outside.headers.get(name)]).toEqual([name, inside.headers[name]]);
  expect(await outside.text()).toContain(sentence(26));
  expect((await get({ 'if-none-match': outside.headers.get('etag')! })).status).toBe(304);
  const { hostname, port } = new URL(origin);
  const raw = await new Promise<string>((resolve, reject) => {
    const socket = connect({ host: hostname, port: Number(port) });
    let text = '';
    socket.on('data', (bytes) => (text += bytes.toString()));
    socket.on('end', () => resolve(text));
    socket.on('error', reject);
    socket.write(
      `GET ${page} HTTP/1.1\r\nHost: ${hostname}:${port}\r\nHost: other.example\r\nConnection: close\r\n\r\n`,
    );
  });
  expect(raw).toMatch(/^HTTP\/1\.1 400 /u);
});

it('is light: an article among others stays below its budget, for its very first reader too', async () => {
  const fresh = await openTestApp(store, { firstView: true, newsroom });
  const first = await fresh.app.inject({ url: page, headers: { 'accept-encoding': 'br' } });
  await fresh.close();
  expect(brotliDecompressSync(first.rawPayload).toString()).toContain(sentence(26));
  expect(first.rawPayload.length).toBeLessThanOrEqual(budget);
});

it('has every change before it answers a cache that is being purged', async () => {
  // It is not notified: as one that lags.
  const lagging = await openTestApp({ ...store, listen: async () => async () => {} }, { firstView: true, newsroom });
  const item = makePreparedItem({ uri: 'urn:withdrawn', versionCreated: new Date() });
  const { id } = await receiveItem(store, item, new Date());
  const url = `/ar/news/${id}`;
  for (let turn = 0; turn < 2; turn += 1) expect((await lagging.app.inject(url)).statusCode).toBe(200);
  await receiveItem(store, { ...item, version: '2', pubStatus: 'canceled' }, new Date());
  expect((await lagging.app.inject({ url, headers: { 'x-refresh': '1' } })).statusCode).toBe(410);
  await lagging.close();
});

it('renders pages after the clock was set back to before the process began', async () => {
  vi.useFakeTimers({ toFake: ['Date'], now: performance.timeOrigin - 60_000 });
  const answer = await testApp.app.inject('/ar/latest');
  vi.useRealTimers();
  expect(answer.statusCode).toBe(200);
});
