import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import type { FastifyInstance } from 'fastify';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { articleAnswer, frontAnswer, storiesAnswer, tickerAnswer } from '#contract/story.ts';
import { createApp } from '../app.ts';
import { readConfig } from '../config.ts';
import { receiveItem } from '../store/publishing/receive.ts';
import type { Store } from '../store/database/store.ts';
import { minutes, makePreparedItem } from '../testing/items.ts';
import { openTestStore, resetStore } from '../testing/store.ts';

let store: Store;
let app: FastifyInstance;
/** What the route of these tests reads, and how often it did. */
let read: () => Promise<string>;
let reads = 0;
let clock = minutes(5);

beforeAll(async () => {
  store = await openTestStore();
});
beforeEach(async () => {
  await resetStore(store);
  reads = 0;
  clock = minutes(5);
  app = await createApp({
    config: readConfig({ SAMPLE: 'off', PUSH_SECRET: 'a secret of these tests', FIRST_VIEW: 'off' }),
    // A process that misses a notification must still not send an outdated answer.
    store: { ...store, listen: async () => async () => {} },
    now: () => clock,
    log: { level: 'silent' },
    beforeRoutes: (fresh) => {
      fresh.get<{ Params: { id: string } }>('/api/v1/tested/:id', (request, reply) =>
        fresh.answers.send(request, reply, {
          key: request.url,
          language: 'ar',
          read: async () => {
            reads += 1;
            const answer = { id: request.params.id, text: await read() };
            return { answer, kind: 'article', keys: [request.params.id], list: false };
          },
        }),
      );
    },
  });
});
afterEach(() => app.close());
afterAll(() => store.close());

const send = async (uri: string, changes: Parameters<typeof makePreparedItem>[0] = {}): Promise<string> =>
  (await receiveItem(store, makePreparedItem({ uri, ...changes }), minutes(4))).id;
const correct = (uri: string) =>
  send(uri, { version: '2', versionCreated: minutes(1), story: { headline: 'عنوان مصحح' } });
const ask = (url: string, headers: Record<string, string> = {}) => app.inject({ url, headers });

describe('a correction and a kill', () => {
  it('are in the next answer, wherever the story is shown and whatever was cached', async () => {
    const id = await send('urn:bees');
    const other = await send('urn:ants', { story: { seeAlso: [{ uri: 'urn:bees', headline: null, href: null }] } });
    const urls = ['front', 'ticker', 'stories', 'stories?limit=5', `stories/${id}`, `stories/${other}`];
    const texts = () => Promise.all(urls.map(async (url) => (await ask(`/api/v1/ar/${url}`)).body));
    const first = await texts();
    for (const url of urls) expect([url, await app.answers.find(`/api/v1/ar/${url}`)]).not.toEqual([url, undefined]);
    expect(await texts()).toEqual(first);
    await correct('urn:bees');
    for (const text of await texts()) expect(text).toContain('عنوان مصحح');
    expect((await ask(`/api/v1/ar/stories/${id}?v=2`)).body).toContain('عنوان مصحح');
    await send('urn:bees', { version: '3', versionCreated: minutes(2), pubStatus: 'canceled' });
    for (const text of await texts()) expect(text).not.toContain('عنوان مصحح');
    const gone = await ask(`/api/v1/ar/stories/${id}`);
    expect([gone.statusCode, gone.headers['surrogate-key']]).toEqual([410, id]);
  });

  it('overtake a read that began before them', async () => {
    const id = await send('urn:bees');
    const slow = Promise.withResolvers<string>();
    const begun = Promise.withResolvers<void>();
    read = () => (begun.resolve(), slow.promise);
    const early = ask(`/api/v1/tested/${id}`);
    await begun.promise;
    await correct('urn:bees');
    read = async () => 'new';
    expect((await ask(`/api/v1/tested/${id}`)).json()).toMatchObject({ text: 'new' });
    slow.resolve('old');
    expect((await early).json()).toMatchObject({ text: 'old' });
    expect((await ask(`/api/v1/tested/${id}`)).json()).toMatchObject({ text: 'new' });
  });

  it('are not hidden by answers cached from a database that was restored from a backup', async () => {
    const id = await send('urn:bees');
    read = async () => 'of the old';
    await ask(`/api/v1/tested/${id}`);
    await resetStore(store);
    await send('urn:bees');
    read = async () => 'of the new';
    expect((await ask(`/api/v1/tested/${id}`)).json()).toMatchObject({ text: 'of the new' });
  });
});

describe('a story that moves in', () => {
  const moveIn = (uri: string) => receiveItem(store, makePreparedItem({ uri }), minutes(4), { backfill: true });
  const cached = async () => (await app.answers.find('/api/v1/ar/front')) !== undefined;
  const later = (seconds: number) => (clock = new Date(clock.getTime() + seconds * 1000));

  it('is on lists within ten seconds, which are not made again for every story until then', async () => {
    await send('urn:bees');
    await ask('/api/v1/ar/front');
    for (const uri of ['urn:ants', 'urn:wasps', 'urn:moths']) {
      await moveIn(uri);
      expect(await cached()).toBe(true);
      later(3);
    }
    later(2);
    expect(await cached()).toBe(false);
  });

  it('does not hold up what is news, a correction or a withdrawal', async () => {
    const id = await send('urn:bees');
    await moveIn('urn:ants');
    await ask('/api/v1/ar/front');
    await moveIn('urn:wasps');
    await send('urn:moths');
    expect(await cached()).toBe(false);
    await ask('/api/v1/ar/front');
    await moveIn('urn:flies');
    await correct('urn:bees');
    expect((await ask('/api/v1/ar/front')).body).toContain('عنوان مصحح');
    expect((await ask(`/api/v1/ar/stories/${id}`)).body).toContain('عنوان مصحح');
  });
});

describe('an answer', () => {
  it('is read once for all concurrent requests while nothing changes, and an error is not shared', async () => {
    read = async () => 'text';
    const all = await Promise.all(Array.from({ length: 20 }, () => ask('/api/v1/tested/aaaaaaaa')));
    expect(new Set(all.map(({ body }) => body)).size).toBe(1);
    expect(reads).toBe(1);
    reads = 0;
    read = () => (reads === 1 ? Promise.reject(new Error('once')) : Promise.resolve('text'));
    const some = await Promise.all([ask('/api/v1/tested/bbbbbbbb'), ask('/api/v1/tested/bbbbbbbb')]);
    expect(new Set(some.map(({ statusCode }) => statusCode))).toEqual(new Set([200, 500]));
  });

  it('that is a minute old is sent at once and made again; whoever says no-cache waits for the new one', async () => {
    read = async () => 'one';
    await ask('/api/v1/tested/aaaaaaaa');
    const made = Promise.withResolvers<string>();
    read = () => made.promise;
    clock = new Date(clock.getTime() + 61_000);
    expect((await ask('/api/v1/tested/aaaaaaaa')).json()).toMatchObject({ text: 'one' });
    const waiting = ask('/api/v1/tested/aaaaaaaa', { 'cache-control': 'no-cache' });
    made.resolve('two');
    expect((await waiting).json()).toMatchObject({ text: 'two' });
    expect((await ask('/api/v1/tested/aaaaaaaa')).json()).toMatchObject({ text: 'two' });
    expect(reads).toBe(2);
    clock = new Date(clock.getTime() + 121_000);
    read = async () => 'three';
    expect((await ask('/api/v1/tested/aaaaaaaa')).json()).toMatchObject({ text: 'three' });
  });

  it('is the same from memory, in every encoding, by HEAD and for a reader who already has it', async () => {
    const id = await send('urn:bees', { story: { deck: 'نحل '.repeat(600) } });
    const url = `/api/v1/ar/stories/${id}`;
    const own = (headers: Record<string, unknown>) => ({ ...headers, date: '' });
    for (const accepted of ['identity', 'gzip, br', 'gzip', 'br;q=0.1, gzip;q=0.9']) {
      app.answers.clear();
      const made = await ask(url, { 'accept-encoding': accepted });
      const cached = await ask(url, { 'accept-encoding': accepted });
      expect(own(cached.headers)).toEqual(own(made.headers));
      expect(cached.rawPayload.equals(made.rawPayload)).toBe(true);
    }
    const plain = await ask(url);
    expect(brotliDecompressSync((await ask(url, { 'accept-encoding': 'br' })).rawPayload).toString()).toBe(plain.body);
    const zipped = await ask(url, { 'accept-encoding': 'br;q=0, gzip' });
    expect([zipped.headers['content-encoding'], gunzipSync(zipped.rawPayload).toString()]).toEqual([
      'gzip',
      plain.body,
    ]);
    const etag = String(plain.headers.etag);
    const unchanged = await ask(url, { 'if-none-match': `"x", ${etag}`, 'accept-encoding': 'br' });
    expect([unchanged.statusCode, unchanged.body, unchanged.headers.etag]).toEqual([304, '', etag]);
    const head = await app.inject({ method: 'HEAD', url });
    expect([head.statusCode, head.body, head.headers.etag]).toEqual([200, '', etag]);
  });

  it('matches the contract when served from memory', async () => {
    const id = await send('urn:bees', { urgency: 1 });
    const shapes = {
      front: frontAnswer,
      ticker: tickerAnswer,
      stories: storiesAnswer,
      [`stories/${id}`]: articleAnswer,
    };
    for (const [path, shape] of Object.entries(shapes)) {
      const made = (await ask(`/api/v1/ar/${path}`)).json<unknown>();
      const cached = (await app.answers.find(`/api/v1/ar/${path}`))!;
      expect(cached.value()).toEqual(made);
      // Parsing removes what the contract does not know: there is no such thing.
      expect(shape.strict().parse(made)).toEqual(made);
      // Urgent and young: it changes when the newsroom's minutes are over.
      expect(cached.expiresAt).toBe(minutes(20).getTime());
    }
  });

  it('is not cached if the number of such answers is unlimited', async () => {
    await send('urn:bees');
    await send('urn:ants');
    const { next } = (await ask('/api/v1/ar/stories?limit=1')).json<{ next: string }>();
    for (const query of [`limit=1&cursor=${next}`, 'subject=nothing', 'section=nothing']) {
      await ask(`/api/v1/ar/stories?${query}`);
      expect(await app.answers.find(`/api/v1/ar/stories?${query}`)).toBeUndefined();
    }
  });
});
