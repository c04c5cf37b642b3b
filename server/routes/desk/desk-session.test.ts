import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { FastifyInstance } from 'fastify';
import { afterAll, afterEach, beforeAll, beforeEach, expect, it } from 'vitest';
import { createApp } from '../../app.ts';
import { readConfig } from '../../config.ts';
import { addAccount, resetPassword } from '../../store/desk/accounts.ts';
import { auditPage } from '../../store/desk/audit.ts';
import type { Store } from '../../store/database/store.ts';
import { openTestStore, resetStore } from '../../testing/store.ts';

let store: Store;
let dataDir: string;
let app: FastifyInstance;
let now: Date;
beforeAll(async () => {
  store = await openTestStore();
  dataDir = await mkdtemp(join(tmpdir(), 'sharit-desk-'));
});
beforeEach(async () => {
  await resetStore(store);
  await addAccount(store.db, 'Nour', 'a long password');
  now = new Date();
  app = await createApp({
    config: readConfig({ DATA_DIR: dataDir, SAMPLE: 'off', FIRST_VIEW: 'off' }),
    store,
    // Stands still, so that a delay is not over because a machine was slow.
    now: () => now,
  });
});
afterEach(() => app.close());
afterAll(async () => {
  await store.close();
  await rm(dataDir, { recursive: true, force: true });
});

const own = { host: 'news.example', origin: 'http://news.example' };
const url = '/api/v1/desk/session';
const enter = (
  payload: object = { name: 'nour', password: 'a long password' },
  headers: Record<string, string> = own,
) => app.inject({ method: 'POST', url, headers, payload });

async function signedIn() {
  const answer = await enter();
  return { cookie: String(answer.headers['set-cookie']).split(';')[0]!, csrf: answer.json<{ csrf: string }>().csrf };
}

it('sets a cookie that scripts, other sites and other paths cannot read', async () => {
  const answer = await enter();
  expect(answer.statusCode).toBe(200);
  const [session, device] = [answer.headers['set-cookie']].flat();
  expect(device).toMatch(/^sharit_device=[\w.-]{87}; Path=\/api\/v1\/desk\/session; .*HttpOnly; SameSite=Strict$/);
  expect(session).toMatch(/^sharit_desk=[\w-]{43}; Path=\/api\/v1\/desk; .*HttpOnly; SameSite=Strict$/);
  expect(answer.headers['cache-control']).toBe('private, no-store');
  expect(answer.headers['x-robots-tag']).toBe('noindex');
});

it('answers a wrong password and an unknown name alike, and reveals nothing without a session', async () => {
  const wrong = await enter({ name: 'Nour', password: 'x' });
  const unknown = await enter({ name: 'Nobody', password: 'x' });
  expect([wrong.statusCode, wrong.body]).toEqual([401, unknown.body]);
  expect((await app.inject({ url })).json()).toEqual({ editor: null, csrf: null, singleSignOn: false });
  expect((await app.inject({ url: '/api/v1/desk/items' })).statusCode).toBe(401);
});

it('accepts changes only from our own pages with the session’s token', async () => {
  const { cookie, csrf } = await signedIn();
  const leave = (headers: Record<string, string>) =>
    app.inject({ method: 'DELETE', url, headers: { cookie, ...headers } });
  expect((await enter(undefined, { host: 'news.example' })).statusCode).toBe(403);
  expect((await enter(undefined, { ...own, origin: 'https://other.example' })).statusCode).toBe(403);
  expect((await leave(own)).statusCode).toBe(403);
  expect((await leave({ ...own, 'x-csrf': 'A'.repeat(43) })).statusCode).toBe(403);
  expect((await leave({ ...own, 'x-csrf': csrf, origin: 'https://other.example' })).statusCode).toBe(403);
  expect((await leave({ ...own, 'x-csrf': csrf, 'sec-fetch-site': 'cross-site' })).statusCode).toBe(403);
  expect((await leave({ ...own, 'x-csrf': csrf })).statusCode).toBe(204);
  expect((await app.inject({ url: '/api/v1/desk/items', headers: { cookie } })).statusCode).toBe(401);
});

it('signs out everywhere at once, and records it', async () => {
  const [one, two] = [await signedIn(), await signedIn()];
  const headers = { ...own, cookie: one.cookie, 'x-csrf': one.csrf };
  expect((await app.inject({ method: 'DELETE', url: '/api/v1/desk/sessions', headers })).statusCode).toBe(204);
  expect((await app.inject({ url, headers: { cookie: two.cookie } })).json()).toEqual({
    editor: null,
    csrf: null,
    singleSignOn: false,
  });
  const { entries } = await auditPage(store.db, { limit: 10, timeZone: 'UTC' });
  expect(entries.map(({ action }) => action)).toEqual(['sign-out-everywhere', 'sign-in', 'sign-in']);
});

const attempt = (password: string, { name = 'Nour', from = '203.0.113.1', cookie = '' } = {}) =>
  app.inject({
    method: 'POST',
    url,
    headers: { ...own, cookie },
    remoteAddress: from,
    payload: { name, password },
  });
const right = 'a long password';
const statuses = (answers: { statusCode: number }[]) => answers.map(({ statusCode }) => statusCode);
const refusals = async (count: number, options?: Parameters<typeof attempt>[1]) =>
  statuses(await Promise.all(Array.from({ length: count }, (_, index) => attempt(`wrong ${index}`, options))));

it('delays whoever tries many passwords, also concurrently, with Retry-After', async () => {
  const all = await refusals(8);
  expect(all.toSorted((a, b) => a - b)).toEqual([
    ...Array.from({ length: 5 }, () => 401),
    ...Array.from({ length: 3 }, () => 429),
  ]);
  const refused = await attempt(right);
  expect(refused.statusCode).toBe(429);
  expect(Number(refused.headers['retry-after'])).toBeGreaterThan(0);
  expect(refused.json()).toMatchObject({ retryAfter: Number(refused.headers['retry-after']) });
  now = new Date(now.getTime() + Number(refused.headers['retry-after']) * 1000);
  expect((await attempt(right)).statusCode).toBe(200);
});

it('delays only the network that fails, not others', async () => {
  expect(await refusals(6, { from: '2001:db8:1:2::1' })).toContain(429);
  expect((await attempt(right, { from: '2001:db8:1:2:ffff::9' })).statusCode).toBe(429);
  expect((await attempt(right, { from: '2001:db8:1:3::1' })).statusCode).toBe(200);
  expect((await attempt(right, { from: '198.51.100.7' })).statusCode).toBe(200);
});

it('treats an unknown name like any other', async () => {
  expect((await refusals(7, { name: 'Nobody' })).toSorted((a, b) => a - b)).toEqual([
    401, 401, 401, 401, 401, 429, 429,
  ]);
});

it('does not count successful sign-ins', async () => {
  const answers = await Promise.all(Array.from({ length: 21 }, () => attempt(right)));
  expect(new Set(statuses(answers))).toEqual(new Set([200]));
});

it('lets an editor sign in on a known device, whatever others try from the same address', async () => {
  const cookies = [(await attempt(right)).headers['set-cookie']].flat();
  const cookie = cookies.find((one) => one?.startsWith('sharit_device='))!.split(';')[0]!;
  expect(await refusals(6)).toContain(429);
  expect((await attempt(right)).statusCode).toBe(429);
  expect((await attempt(right, { cookie })).statusCode).toBe(200);
  // It is theirs alone, and a new password makes it a device like any other.
  await addAccount(store.db, 'Amal', right);
  expect(await refusals(6, { name: 'Amal' })).toContain(429);
  expect((await attempt(right, { cookie, name: 'Amal' })).statusCode).toBe(429);
  await resetPassword(store.db, 'Nour', 'another long password');
  expect((await attempt('another long password', { cookie })).statusCode).toBe(429);
});
