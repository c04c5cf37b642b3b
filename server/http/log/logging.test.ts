import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sql } from 'drizzle-orm';
import type { FastifyInstance } from 'fastify';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { createApp } from '../../app.ts';
import { readConfig } from '../../config.ts';
import { describeError } from './describe-error.ts';
import { databaseReason } from '../../settings/start-reason.ts';
import { addAccount, signIn } from '../../store/desk/accounts.ts';
import { startClock } from '../../store/publishing/clock.ts';
import { mintPreview } from '../../store/desk/previews.ts';
import { receiveItem } from '../../store/publishing/receive.ts';
import type { Store } from '../../store/database/store.ts';
import { makePreparedItem } from '../../testing/items.ts';
import { openTestStore } from '../../testing/store.ts';
import { makeNinjsItem } from '../../testing/ninjs.ts';

/** In a draft, a search, a name: wherever somebody wrote something. */
const marker = 'qaxmarkerqax';
const words = `${marker} حديقة`;

let store: Store;
let dataDir: string;
let app: FastifyInstance;
let cookie: string;
let preview: { id: string; token: string };
let log = '';

beforeAll(async () => {
  store = await openTestStore();
  dataDir = await mkdtemp(join(tmpdir(), 'sharit-logging-'));
  const config = readConfig({ DATA_DIR: dataDir, SAMPLE: 'off', FIRST_VIEW: 'off', LOG: 'on' });
  app = await createApp({ config, store, log: { level: 'trace', stream: { write: (line) => (log += line) } } });
  await addAccount(store.db, words, 'a long password');
  const session = await signIn(store.db, { name: words, password: 'a long password', agent: '', now: new Date() });
  cookie = `sharit_desk=${session!.token}`;
  const draft = makePreparedItem({ pubStatus: 'withheld', story: { headline: words } });
  await receiveItem(store, draft, new Date());
  await receiveItem(
    store,
    makePreparedItem({
      uri: 'tag:example.org,2026:expiring',
      story: { headline: words },
      expires: new Date(Date.now() + 1000),
    }),
    new Date(),
  );
  preview = await mintPreview(store.db, {
    uri: draft.uri,
    versionSeq: null,
    expiresIn: 3600,
    createdBy: 'push',
    now: new Date(),
  });
});
afterAll(async () => {
  await app.close();
  await store.close();
  await rm(dataDir, { recursive: true, force: true });
});

const lines = () =>
  log
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as Record<string, unknown>);
/** Everything that the server logs while something goes wrong. */
async function logOf(happening: () => Promise<unknown>): Promise<string> {
  log = '';
  await happening();
  return log;
}
const push = (uri: string) =>
  app.inject({
    method: 'POST',
    url: '/api/v1/push',
    headers: { authorization: `Bearer ${app.config.pushSecret}` },
    payload: makeNinjsItem(uri, {
      pubStatus: 'withheld',
      headlines: [{ role: 'main', value: words }],
      by: words,
      edNote: words,
    }),
  });
const q = encodeURIComponent(words);
const failing: [string, () => Promise<unknown>][] = [
  ['a push', () => push('failing')],
  ['a search', () => app.inject(`/api/v1/ar/search?q=${q}`)],
  ['a list', () => app.inject(`/api/v1/ar/stories?subject=${q}`)],
  ['the desk', () => app.inject({ url: `/api/v1/desk/items?q=${q}`, headers: { cookie } })],
  [
    'signing in',
    () =>
      app.inject({
        method: 'POST',
        url: '/api/v1/desk/session',
        headers: { host: 'news.example', origin: 'http://news.example' },
        payload: { name: words, password: words },
      }),
  ],
  [
    'a preview',
    () =>
      app.inject({
        method: 'POST',
        url: `/api/v1/previews/${preview.id}/open`,
        headers: { host: 'news.example', origin: 'http://news.example' },
        payload: { token: preview.token },
      }),
  ],
  ['an asset', () => app.inject(`/api/v1/push/assets/${q}`)],
  ['a feed', () => app.inject(`/ar/rss.xml?x=${q}`)],
  [
    'the clock',
    async () => {
      const { promise, resolve } = Promise.withResolvers<void>();
      const later = () => new Date(Date.now() + 3_600_000);
      const clock = startClock(store, { now: later, onError: (error) => (app.log.error(error), resolve()) });
      await promise;
      await clock.stop();
    },
  ],
];

it('logs one line for a request: route, status, time, no query', async () => {
  const told = await logOf(async () => {
    await app.inject(`/api/v1/ar/search?q=${q}`);
    await app.inject(`/ar/news/abcdefgh12?x=${q}`);
    await app.inject(`/preview/${preview.id}?t=${preview.token}`);
    await app.inject(`/ar/topic/${q}`);
    await app.inject(`/${q}/x`);
  });
  expect(told).not.toContain(marker);
  expect(told).not.toContain(q);
  expect(told).not.toContain(preview.id);
  expect(lines().map(({ method, path, msg, reqId }) => [method, path, msg, typeof reqId])).toEqual(
    ['/api/v1/:lang/search', '/ar/news/abcdefgh12', '/preview/*', '/ar/topic/*', '/*'].map((path) => [
      'GET',
      path,
      'request',
      'string',
    ]),
  );
  expect(lines()[0]).toMatchObject({ status: 200, ms: expect.any(Number) as number });
});

it.each(['values in the message of the database', 'missing tables'])(
  'holds nothing that anybody wrote: %s',
  async (kind) => {
    const tables = [
      'items',
      'versions',
      'stories',
      'assets',
      'accounts',
      'sessions',
      'previews',
      'audit',
      'story_subjects',
    ];
    if (kind === 'missing tables')
      for (const table of tables.filter((each) => each !== 'sessions' && each !== 'accounts'))
        await store.db.execute(sql.raw(`alter table ${table} rename to ${table}_gone`));
    else {
      // Messages, details and hints with everything that is in the row.
      await store.db.execute(
        sql.raw(`create function loud() returns trigger language plpgsql as $$ begin
        raise exception E'cannot keep: %\\n    at f (server/${marker}.ts:1:1)', row_to_json(new)
          using detail = row_to_json(new)::text, hint = row_to_json(new)::text, errcode = '23514', constraint = 'too_loud'; end $$`),
      );
      for (const table of ['items', 'versions', 'stories', 'accounts', 'previews', 'audit', 'sessions'])
        await store.db.execute(
          sql.raw(`create trigger loud before insert or update on ${table} for each row execute function loud()`),
        );
    }
    for (const [name, happening] of failing) {
      const told = await logOf(happening);
      expect([name, told]).toEqual([name, expect.not.stringContaining(marker) as string]);
      expect([name, told]).toEqual([name, expect.not.stringContaining(q) as string]);
      for (const secret of [preview.token, 'params', 'Failed query']) expect(told).not.toContain(secret);
    }
    const told = await logOf(() => push('again'));
    expect(told).toMatch(kind === 'missing tables' ? /"code":"42P01"/ : /"code":"23514".*"constraint":"too_loud"/);
    expect(told).toContain('server/store/');
  },
);

it('logs the type, code and stack locations of an error', () => {
  class DriverError extends Error {}
  const cause = Object.assign(new DriverError(`${marker}\n    at ${marker} (server/${marker}.ts:1:2)`), {
    code: '23505',
    detail: marker,
    table_name: 'items',
    constraint_name: `${marker} is no identifier`,
    parameters: [marker],
  });
  const error = new Error(`Failed query: ${marker}`, { cause });
  error.message = 'something else';
  const described = describeError(error);
  expect(JSON.stringify(described)).not.toContain(marker);
  expect(described).toMatchObject({ type: 'Error', cause: { type: 'DriverError', code: '23505', table: 'items' } });
  expect(described.stack[0]).toMatch(/^server\/http\/log\/logging\.test\.ts:\d+:\d+$/);
  expect(described.cause!.stack[0]).toMatch(/^server\/http\/log\/logging\.test\.ts:/);
  expect(describeError(marker)).toEqual({ type: 'string', stack: [] });
  expect(describeError(new AggregateError([cause], marker)).cause).toMatchObject({ code: '23505' });
});

it('describes in fixed words why a database cannot be opened', () => {
  const with_ = (code: string) =>
    new Error(`Failed query: ${marker}`, { cause: Object.assign(new Error(marker), { code }) });
  expect(databaseReason(with_('28P01'))).toBe('its password is wrong');
  expect(databaseReason(with_('22P02'))).toMatch(/^Error 22P02 at server\/http\/log\/logging\.test\.ts:/);
  expect(databaseReason(marker)).toBe('string');
});

it.each([
  ['an error', (error: Error) => app.log.error(error)],
  ['an error and its message', (error: Error) => app.log.error(error, error.message)],
  ['an error beside other things', (error: Error) => app.log.warn({ err: error, of: 1 })],
  ['under another name', (error: Error) => app.log.warn({ error }, error.message)],
  ['in a placeholder', (error: Error) => app.log.warn('failed: %s', error)],
  ['bound to a child', (error: Error) => app.log.child({ err: error }).warn('failed')],
])('logs no message however an error is logged: %s', async (_name, write) => {
  const told = await logOf(async () => write(new Error(marker, { cause: new Error(marker) })));
  expect(told).toContain('"level"');
  expect(told).not.toContain(marker);
});
