import { afterAll, beforeAll, expect, it } from 'vitest';
import { openTestApp, pushSecret, type TestApp } from '../../testing/app.ts';
import { makeNinjsItem } from '../../testing/ninjs.ts';
import { openTestStore } from '../../testing/store.ts';
import type { Store } from '../../store/database/store.ts';
import { purges, sources } from '../../store/database/schema.ts';
import { embargoLag } from '../../store/publishing/clock.ts';

let store: Store;
let test: TestApp;
beforeAll(async () => {
  store = { ...(await openTestStore()), load: () => ({ failed: 3, connections: { busy: 1, idle: 2, waiting: 0 } }) };
  test = await openTestApp(store, { firstView: true });
});
afterAll(async () => {
  await test.close();
  await store.close();
});

const metrics = async () => (await test.app.inject({ url: '/metrics' })).body.split('\n');
const push = (item: object, remoteAddress = '127.0.0.1') =>
  test.app.inject({
    method: 'POST',
    url: '/api/v1/push',
    remoteAddress,
    headers: { authorization: `Bearer ${pushSecret}`, 'content-type': 'application/json' },
    payload: item,
  });

it('counts what is cached, and what a page asks for inside apart from requests', async () => {
  const id = (await push(makeNinjsItem('bees'))).json<{ id: string }>().id;
  for (let turn = 0; turn < 2; turn += 1)
    expect((await test.app.inject({ url: `/ar/news/${id}` })).statusCode).toBe(200);
  const lines = await metrics();
  const story = 'method="GET",route="/api/v1/:lang/stories/:id",status="200"';
  expect(lines).toContain(`sharit_inner_request_seconds_count{${story}} 1`);
  expect(lines.some((line) => line.startsWith(`sharit_request_seconds_count{${story}`))).toBe(false);
  expect(lines).toContain('sharit_cache_answers_total{cache="pages",outcome="made"} 1');
  expect(lines).toContain('sharit_cache_answers_total{cache="pages",outcome="cached"} 1');
  expect(lines).toContain('sharit_render_seconds_count 1');
  expect(lines).toContain('sharit_intake_lag_seconds_count 1');
});

it('says what the database does for this process', async () => {
  const lines = await metrics();
  expect(lines).toContain('sharit_database_failures_total 3');
  expect(lines).toContain('sharit_database_connections{state="idle"} 2');
  expect(lines).toContain('sharit_embargo_lag_seconds 0');
});

it('counts from nothing what alarms go by, and tells of those caches and sources only that the settings name', async () => {
  await store.db.insert(purges).values({ target: 'varnish http://gone.example', position: 0 });
  await store.db.insert(sources).values({ name: 'wordpress https://gone.example', settings: '', phase: 'first' });
  const lines = await metrics();
  expect(lines).toContain('sharit_alert_deliveries_total{outcome="failed"} 0');
  expect(lines).toContain('sharit_request_seconds_count{method="POST",route="/api/v1/push",status="401"} 0');
  expect(lines).toContain('sharit_expiry_lag_seconds 0');
  expect(lines.filter((line) => line.includes('gone.example'))).toEqual([]);
});

it('tells how long an embargo has been over that nothing has opened', async () => {
  const opens = new Date(Date.now() + 60_000);
  await push(makeNinjsItem('late', { embargoedUntil: opens.toISOString() }));
  expect(await embargoLag(store.db, opens)).toBe(0);
  expect(await embargoLag(store.db, new Date(opens.getTime() + 5000))).toBe(5);
});

it('never limits a push, whatever its address asks for besides', async () => {
  const from = '203.0.113.7';
  let status = 200;
  for (let asked = 0; asked <= 3000 && status !== 429; asked += 1)
    ({ statusCode: status } = await test.app.inject({ url: '/pictures/a', remoteAddress: from }));
  expect(status).toBe(429);
  expect((await push(makeNinjsItem('pears'), from)).statusCode).toBe(201);
});
