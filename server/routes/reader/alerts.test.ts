import { afterAll, afterEach, beforeAll, beforeEach, expect, it } from 'vitest';
import type { AlertSubscription } from '#contract/alerts/alerts.ts';
import { alertSubscriptions } from '../../store/database/schema.ts';
import type { Store } from '../../store/database/store.ts';
import { openTestApp, type TestApp, testVapid } from '../../testing/app.ts';
import { openPushService, type PushService } from '../../testing/push-service.ts';
import { openTestStore, resetStore } from '../../testing/store.ts';

const url = '/api/v1/alerts/subscription';
const headers = { origin: 'https://news.example' };
const choices = { language: 'ar' as const, breaking: true, follows: ['section:society'], quiet: null };
let store: Store;
let test: TestApp;
let service: PushService;
beforeAll(async () => {
  store = await openTestStore();
  service = await openPushService(testVapid.publicKey);
});
beforeEach(async () => {
  await resetStore(store);
  test = await openTestApp(store, { allowPrivateNetwork: true });
});
afterEach(() => test.close());
afterAll(async () => {
  await service.close();
  await store.close();
});

const put = (body: Omit<AlertSubscription, 'key'> | object, given: Record<string, string> = headers) =>
  test.app.inject({ method: 'PUT', url, headers: given, payload: { key: testVapid.publicKey, ...body } });
const rows = () => store.db.select().from(alertSubscriptions);

it('tells browsers the key, which nobody caches', async () => {
  const answer = await test.get<{ key: string }>('/api/v1/alerts/key');
  expect(answer.body.key).toBe(testVapid.publicKey);
  expect(answer.headers['cache-control']).toBe('no-store');
});

it('takes a subscription, other choices of it, and its end', async () => {
  const subscription = service.subscriber('reader');
  expect((await put({ subscription, choices })).statusCode).toBe(204);
  const quiet = { from: '23:30', until: '07:00', timeZone: 'Asia/Damascus' };
  expect((await put({ subscription, choices: { ...choices, breaking: false, quiet } })).statusCode).toBe(204);
  expect(await rows()).toMatchObject([
    { endpoint: subscription.endpoint, breaking: false, quietFrom: 1410, quietUntil: 420, timeZone: 'Asia/Damascus' },
  ]);
  const end = () => test.app.inject({ method: 'DELETE', url, headers, payload: { endpoint: subscription.endpoint } });
  expect((await end()).statusCode).toBe(204);
  expect(await rows()).toEqual([]);
  // An endpoint that is unknown is answered like one that is not.
  expect((await end()).statusCode).toBe(204);
});

it('knows an endpoint and a zone by one spelling each', async () => {
  const subscription = service.subscriber('reader');
  const { host, pathname } = new URL(subscription.endpoint);
  const quiet = { from: '23:30', until: '07:00', timeZone: 'aSiA/dAmAsCuS' };
  const other = { ...subscription, endpoint: `HTTP://${host}/.${pathname}#2` };
  expect((await put({ subscription, choices })).statusCode).toBe(204);
  expect((await put({ subscription: other, choices: { ...choices, quiet } })).statusCode).toBe(204);
  expect(await rows()).toMatchObject([{ endpoint: subscription.endpoint, timeZone: 'Asia/Damascus' }]);
  await test.app.inject({ method: 'DELETE', url, headers, payload: { endpoint: other.endpoint } });
  expect(await rows()).toEqual([]);
});

it('goes on under the endpoint that a browser has now', async () => {
  const [before, after] = [service.subscriber('before'), service.subscriber('after')];
  await put({ subscription: before, choices });
  expect((await put({ subscription: after, replaces: before.endpoint })).statusCode).toBe(204);
  expect(await rows()).toMatchObject([{ endpoint: after.endpoint, follows: ['section:society'] }]);
  expect((await put({ subscription: before, replaces: 'https://push.example/unknown' })).statusCode).toBe(204);
  expect(await rows()).toHaveLength(1);
});

it('refuses what it cannot or must not send to', async () => {
  const good = service.subscriber('reader');
  const bad = [
    { subscription: { ...good, endpoint: 'ftp://push.example/x' }, choices },
    { subscription: { ...good, endpoint: `${good.endpoint}/${'س'.repeat(900)}` }, choices },
    { subscription: { ...good, keys: { ...good.keys, p256dh: 'A'.repeat(87) } }, choices },
    { subscription: good, choices: { ...choices, follows: Array.from({ length: 201 }, (_, n) => `topic:t${n}`) } },
    { subscription: good, choices: { ...choices, follows: ['what:ever'] } },
    { subscription: good, choices: { ...choices, quiet: { from: '23:00', until: '07:00', timeZone: 'Moon/Base' } } },
    { subscription: good, choices, more: true },
  ];
  for (const body of bad) expect((await put(body)).statusCode).toBe(400);
  expect((await put({ subscription: good, choices }, { origin: 'https://elsewhere.example' })).statusCode).toBe(403);
  await test.close();
  test = await openTestApp(store);
  for (const endpoint of [
    'https://127.0.0.1/x',
    'https://[::1]/x',
    'http://push.example/x',
    'https://a:b@push.example/x',
  ])
    expect((await put({ subscription: { ...good, endpoint }, choices })).statusCode).toBe(400);
  expect(await rows()).toEqual([]);
});

it('reads no more than a subscription can be', async () => {
  const big = { subscription: service.subscriber('reader'), choices, more: 'x'.repeat(2 ** 20) };
  expect((await put(big)).statusCode).toBe(413);
  expect(await rows()).toEqual([]);
});

it('has few subscriptions at a push service that is none of the usual browsers’', async () => {
  await test.close();
  test = await openTestApp(store);
  const { keys } = service.subscriber('reader');
  const at = (endpoint: string) => put({ subscription: { endpoint, keys }, choices });
  expect((await at('https://push.example/0')).statusCode).toBe(204);
  const [row] = await rows();
  await store.db
    .insert(alertSubscriptions)
    .values(Array.from({ length: 99 }, (_, n) => ({ ...row!, id: 1000 + n, endpoint: `https://push.example/n${n}` })));
  for (const more of ['/1', ':8443/1', './1']) expect((await at(`https://push.example${more}`)).statusCode).toBe(400);
  for (const host of ['a.push.example', 'PUSH.example:443', 'b.c.push.example'])
    expect((await at(`https://${host}/1`)).statusCode).toBe(400);
  // Who is there may choose anew, and other domains are not meant.
  expect((await at('https://push.example/0#again')).statusCode).toBe(204);
  expect((await at('https://pushXexample.example/1')).statusCode).toBe(204);
  expect((await at('https://otherpush.example.org/1')).statusCode).toBe(204);
  expect((await at('https://fcm.googleapis.com/fcm/send/1')).statusCode).toBe(204);
});

it('takes none with a key that others do not have', async () => {
  await put({ subscription: service.subscriber('reader'), choices });
  await store.db.update(alertSubscriptions).set({ vapidKey: 'another' });
  expect((await put({ subscription: service.subscriber('second'), choices })).statusCode).toBe(503);
});

it('refuses a subscription that was made with another key, however it comes', async () => {
  const [subscription, after] = [service.subscriber('reader'), service.subscriber('after')];
  const key = 'B'.repeat(87);
  const refused = await put({ subscription, choices, key });
  expect(refused.statusCode).toBe(409);
  expect(refused.json()).toMatchObject({ type: '/problems/conflict' });
  expect(await rows()).toEqual([]);
  await put({ subscription, choices });
  expect((await put({ subscription: after, replaces: subscription.endpoint, key })).statusCode).toBe(409);
  expect(await rows()).toMatchObject([{ endpoint: subscription.endpoint }]);
  // A browser that does not say.
  expect((await put({ subscription, choices, key: null })).statusCode).toBe(204);
});
