import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { FastifyInstance } from 'fastify';
import { afterAll, afterEach, beforeAll, expect, it } from 'vitest';
import { createApp } from './app.ts';
import { readConfig } from './config.ts';
import { draftByUri } from './store/desk/drafts.ts';
import type { Store } from './store/database/store.ts';
import { walkRoles } from './testing/roles.ts';
import { openTestStore } from './testing/store.ts';
import { makeSecrets, secret, secretFiles, type Secrets } from './testing/secrets.ts';
import { findLeaks, recordRoutes, strangers, type Route } from './testing/walk.ts';

let store: Store;
let dataDir: string;
let secrets: Secrets;
let log = '';
const opened: FastifyInstance[] = [];

beforeAll(async () => {
  store = await openTestStore();
  dataDir = await mkdtemp(join(tmpdir(), 'sharit-leaks-'));
  secrets = await makeSecrets(store, dataDir);
});
afterEach(() => Promise.all(opened.splice(0).map((app) => app.close())));
afterAll(async () => {
  await store.close();
  await rm(dataDir, { recursive: true, force: true });
});

async function appWith(add?: (app: FastifyInstance) => void): Promise<{ app: FastifyInstance; routes: Route[] }> {
  const routes: Route[] = [];
  log = '';
  const app = await createApp({
    config: readConfig({ DATA_DIR: dataDir, SAMPLE: 'off' }),
    store,
    log: { level: 'debug', stream: { write: (line) => (log += line) } },
    beforeRoutes: (fresh) => {
      recordRoutes(routes)(fresh);
      add?.(fresh);
    },
  });
  opened.push(app);
  await app.ready();
  return { app, routes };
}

it(
  'no route tells a stranger, a holder of something else or a late one anything that is not public',
  { timeout: 300_000 },
  async () => {
    const { app, routes } = await appWith();
    const urls = routes.map(({ url }) => url);
    // The list comes from the app; its first and last routes show that it is complete.
    for (const url of ['/api/v1/:lang/stories/:id', '/api/v1/desk/items/:id', '/api/v1/previews/:id/stream', '/*'])
      expect(urls).toContain(url);
    const leaks: string[] = [];
    for (const visitor of strangers(secrets)) leaks.push(...(await findLeaks(app, routes, secrets, visitor)));
    // Again, now from the caches.
    leaks.push(...(await findLeaks(app, routes, secrets, strangers(secrets)[0]!)));
    expect(leaks).toEqual([]);
    expect(log.length).toBeGreaterThan(0);
    expect(log).not.toContain(secret);
    for (const { token } of secrets.previews) expect(log).not.toContain(token);
  },
);

it('finds the secret where it is allowed: an editor’s desk, a holder’s preview', { timeout: 120_000 }, async () => {
  const { app, routes } = await appWith();
  const only = (part: string) =>
    routes.filter(({ method, url }) => method === 'GET' && url.includes(part) && !url.includes('stream'));
  const editor = { name: 'editor', headers: { cookie: secrets.editor.cookie }, token: '' };
  const desk = await findLeaks(app, only('/desk/'), secrets, editor);
  for (const path of ['/desk/items', '/draft', '/differences', '/desk/pictures/'])
    expect(desk.join('\n')).toContain(path);
  for (const { name } of secretFiles) expect(desk.join('\n')).toContain(`/desk/pictures/${name}`);
  const holder = { name: 'holder', headers: { cookie: secrets.holder.cookie }, token: '' };
  const previews = await findLeaks(app, only('/previews/'), secrets, holder);
  expect(new Set(previews.map((leak) => /previews\/([\w-]+)/.exec(leak)![1]))).toEqual(
    new Set([secrets.holder.preview]),
  );
});

it('lets every role do what it is for, and nothing else', { timeout: 120_000 }, async () => {
  const { app, routes } = await appWith();
  expect(await walkRoles(app, store, routes, secrets)).toEqual([]);
});

it('covers a new route without changes, and catches one that leaks', { timeout: 120_000 }, async () => {
  const { app, routes } = await appWith((fresh) => {
    fresh.get('/api/v1/careless/:id', async () => (await draftByUri(store.db, secrets.uris[0]!))?.latest.story);
    fresh.get('/api/v1/careless-header', async (_request, reply) => reply.header('x-title', secret).send('ok'));
    fresh.get('/api/v1/careless/stream', (_request, reply) => {
      reply.hijack();
      reply.raw.writeHead(200, { 'content-type': 'text/event-stream' });
      reply.raw.write(`data: ${secret}\n\n`);
    });
    fresh.get('/api/v1/careless-log', (request) => {
      request.log.info({ title: secret }, 'shown');
      return 'ok';
    });
  });
  const careless = routes.filter(({ url }) => url.includes('careless'));
  expect(careless.length).toBeGreaterThanOrEqual(4);
  const leaks = await findLeaks(app, careless, secrets, strangers(secrets)[0]!);
  expect(leaks.some((leak) => /careless\/\w+\b/.test(leak))).toBe(true);
  expect(leaks.some((leak) => leak.endsWith('(headers)'))).toBe(true);
  expect(leaks.some((leak) => leak.endsWith('(stream)'))).toBe(true);
  expect(log).toContain(secret);
});

it('answers every refused visitor alike', async () => {
  const { app } = await appWith();
  const [live] = secrets.previews;
  const [expired, revoked] = (['expired', 'revoked'] as const).map((state) =>
    secrets.previews.find((one) => one.state === state)!,
  );
  const open = (id: string, token: string) =>
    app.inject({
      method: 'POST',
      url: `/api/v1/previews/${id}/open`,
      headers: { host: 'news.example', origin: 'http://news.example' },
      payload: { token },
    });
  const answers = await Promise.all([
    open(live!.id, 'A'.repeat(43)),
    open(live!.id, expired!.token),
    open(expired!.id, expired!.token),
    open(revoked!.id, revoked!.token),
    open('AAAAAAAAAAAA', 'A'.repeat(43)),
    open('x', 'x'),
  ]);
  const told = answers.map(({ statusCode, body, headers }) => {
    const { date: _date, 'x-request-id': _id, ...rest } = headers;
    return JSON.stringify([statusCode, body, rest]);
  });
  expect(answers[0]!.statusCode).toBe(404);
  expect(new Set(told).size).toBe(1);
});
