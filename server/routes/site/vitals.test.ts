import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Store } from '../../store/database/store.ts';
import { openTestApp, type TestApp } from '../../testing/app.ts';
import { openTestStore } from '../../testing/store.ts';

let store: Store;
let test: TestApp;
beforeAll(async () => {
  store = await openTestStore();
  test = await openTestApp(store, { vitalsSample: 0.01 });
});
afterAll(async () => {
  await test?.close();
  await store?.close();
});

const own = { host: 'news.example', origin: 'https://news.example' };
const send = async (payload: unknown, headers: Record<string, string> = own) =>
  test.app.inject({
    method: 'POST',
    url: '/api/v1/vitals',
    headers: { 'content-type': 'application/json', ...headers },
    payload: JSON.stringify(payload),
  });
const counted = async () => (await test.app.inject({ url: '/metrics' })).body;

it('counts what a page measured, by metric and kind of page', async () => {
  const answer = await send({ page: 'article', LCP: 2400, CLS: 0.02 });
  expect([answer.statusCode, answer.body, answer.headers['cache-control']]).toEqual([204, '', 'no-store']);
  const metrics = await counted();
  expect(metrics).toContain('sharit_web_vitals_seconds_bucket{le="2.5",metric="LCP",page="article"} 1');
  expect(metrics).toContain('sharit_web_vitals_seconds_bucket{le="1.8",metric="LCP",page="article"} 0');
  expect(metrics).toContain('sharit_web_vitals_layout_shift_score_count{page="article"} 1');
  expect(metrics).not.toContain('metric="INP"');
});

it('counts nothing that is no measurement, or comes from elsewhere', async () => {
  const before = await counted();
  const statuses = [
    await send({ page: 'article', LCP: -1 }),
    await send({ page: 'an address that somebody read', LCP: 1 }),
    await send({ page: 'article', LCP: 1, reader: 'somebody' }),
    await send({ page: 'article', note: 'a'.repeat(2000) }),
    await send({ page: 'article', LCP: 1 }, { ...own, origin: 'https://other.example' }),
    await send({ page: 'article', LCP: 1 }, { host: own.host }),
  ].map(({ statusCode }) => statusCode);
  expect(statuses).toEqual([400, 400, 400, 413, 403, 403]);
  const vitals = (text: string) => text.split('\n').filter((line) => line.startsWith('sharit_web_vitals'));
  expect(vitals(await counted())).toEqual(vitals(before));
});

it('takes sixty a minute from one address', async () => {
  const headers = { ...own, 'x-forwarded-for': '203.0.113.9' };
  const statuses = new Set<number>();
  for (let turn = 0; turn < 61; turn += 1) statuses.add((await send({ page: 'front', FCP: 900 }, headers)).statusCode);
  expect(statuses).toEqual(new Set([204, 429]));
});

it('is not there unless the setting asks for it', async () => {
  const without = await openTestApp(store);
  const answer = await without.app.inject({
    method: 'POST',
    url: '/api/v1/vitals',
    headers: own,
    payload: { page: 'front' },
  });
  expect(answer.statusCode).toBe(404);
  await without.close();
});
