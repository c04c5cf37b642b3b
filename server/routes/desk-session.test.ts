import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { FastifyInstance } from 'fastify';
import { afterAll, afterEach, beforeAll, beforeEach, expect, it } from 'vitest';
import { createApp } from '../app.ts';
import { readConfig } from '../config.ts';
import { addAccount } from '../store/accounts.ts';
import { auditPage } from '../store/audit.ts';
import type { Store } from '../store/store.ts';
import { openTestStore, resetStore } from '../store/testing.ts';

let store: Store;
let dataDir: string;
let app: FastifyInstance;
beforeAll(async () => {
  store = await openTestStore();
  dataDir = await mkdtemp(join(tmpdir(), 'sharit-desk-'));
});
beforeEach(async () => {
  await resetStore(store);
  await addAccount(store.db, 'Nour', 'a long password');
  app = await createApp({ config: readConfig({ DATA_DIR: dataDir, SAMPLE: 'off', FIRST_VIEW: 'off' }), store });
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

it('hands out a cookie that scripts, other sites and other paths never see', async () => {
  const answer = await enter();
  expect(answer.statusCode).toBe(200);
  expect(answer.headers['set-cookie']).toMatch(
    /^sharit_desk=[\w-]{43}; Path=\/api\/v1\/desk; .*HttpOnly; SameSite=Strict$/,
  );
  expect(answer.headers['cache-control']).toBe('private, no-store');
  expect(answer.headers['x-robots-tag']).toBe('noindex');
});

it('says the same to a wrong password and an unknown name, and nothing to a stranger', async () => {
  const wrong = await enter({ name: 'Nour', password: 'x' });
  const unknown = await enter({ name: 'Nobody', password: 'x' });
  expect([wrong.statusCode, wrong.body]).toEqual([401, unknown.body]);
  expect((await app.inject({ url })).json()).toEqual({ editor: null, csrf: null });
  expect((await app.inject({ url: '/api/v1/desk/items' })).statusCode).toBe(401);
});

it('takes what changes something from our own pages only, with the session’s token', async () => {
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

it('signs out everywhere at once, and writes it down', async () => {
  const [one, two] = [await signedIn(), await signedIn()];
  const headers = { ...own, cookie: one.cookie, 'x-csrf': one.csrf };
  expect((await app.inject({ method: 'DELETE', url: '/api/v1/desk/sessions', headers })).statusCode).toBe(204);
  expect((await app.inject({ url, headers: { cookie: two.cookie } })).json()).toEqual({ editor: null, csrf: null });
  const { entries } = await auditPage(store.db, { limit: 10 });
  expect(entries.map(({ action }) => action)).toEqual(['sign-out-everywhere', 'sign-in', 'sign-in']);
});

it('stops one who tries many passwords, from wherever', async () => {
  const tries = [];
  for (let i = 0; i < 11; i += 1) {
    const remoteAddress = `203.0.113.${i}`;
    tries.push(
      await app.inject({
        method: 'POST',
        url,
        headers: own,
        remoteAddress,
        payload: { name: 'Nour', password: `${i}` },
      }),
    );
  }
  expect(tries.map(({ statusCode }) => statusCode)).toEqual([...Array.from({ length: 10 }, () => 401), 429]);
});
