import { afterAll, beforeAll, expect, it } from 'vitest';
import { openTestApp, type TestApp } from '../../testing/app.ts';
import { openTestStore } from '../../testing/store.ts';
import type { Store } from '../../store/database/store.ts';

let store: Store;
let test: TestApp;
beforeAll(async () => {
  store = await openTestStore();
  test = await openTestApp(store);
});
afterAll(async () => {
  await test.close();
  await store.close();
});

const idOf = async (url: string, headers = {}) => (await test.app.inject({ url, headers })).headers['x-request-id'];

it("answers with the proxy's id, or with one of its own", async () => {
  expect(await idOf('/health/live', { 'x-request-id': 'edge-7:1' })).toBe('edge-7:1');
  expect(await idOf('/health/live')).toMatch(/^[\da-f-]{36}$/u);
  expect(await idOf('/health/live', { 'x-request-id': 'a\\nb {}' })).toMatch(/^[\da-f-]{36}$/u);
});

it('does not put one into what shared caches store', async () => {
  expect(await idOf('/api/v1/newsroom')).toBeUndefined();
});
