import { mkdtemp, rm } from 'node:fs/promises';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { FastifyInstance } from 'fastify';
import { afterAll, afterEach, beforeAll, beforeEach, expect, it, vi } from 'vitest';
import { createApp } from '../../app.ts';
import { readConfig } from '../../config.ts';
import { saveTicker } from '../../store/curation/ticker-rows.ts';
import { OpenStreams } from '../../live/open-streams.ts';
import { openEventStream } from '../../testing/listen.ts';
import type { Listening } from '../../testing/listen.ts';
import { changeRetention, positionNow } from '../../store/publishing/changes.ts';
import { startClock } from '../../store/publishing/clock.ts';
import { receiveItem } from '../../store/publishing/receive.ts';
import { changes } from '../../store/database/schema.ts';
import type { Store } from '../../store/database/store.ts';
import { makePreparedItem } from '../../testing/items.ts';
import { openTestStore, resetStore } from '../../testing/store.ts';

let store: Store;
let dataDir: string;
let app: FastifyInstance;
let url: string;
const open: Listening[] = [];

beforeAll(async () => {
  store = await openTestStore();
  dataDir = await mkdtemp(join(tmpdir(), 'sharit-stream-'));
});
beforeEach(async () => {
  await resetStore(store);
  app = await createApp({ config: readConfig({ DATA_DIR: dataDir, SAMPLE: 'off', FIRST_VIEW: 'off' }), store });
  await app.listen({ port: 0, host: '127.0.0.1' });
  url = `http://127.0.0.1:${(app.server.address() as AddressInfo).port}/api/v1/ar/ticker/stream`;
});
afterEach(async () => {
  await Promise.all(open.splice(0).map((stream) => stream.close()));
  await app.close();
});
afterAll(async () => {
  await store.close();
  await rm(dataDir, { recursive: true, force: true });
});

const push = (item: Parameters<typeof makePreparedItem>[0] = {}) =>
  receiveItem(store, makePreparedItem(item), new Date());
const kill = (uri: string) => push({ uri, version: '2', pubStatus: 'canceled' });
const listen = async (query = '', headers: Record<string, string> = {}) => {
  // A machine that is busy with other tests is answered for by 503: come again, as readers do.
  return vi.waitFor(
    async () => {
      const stream = await openEventStream(`${url}${query}`, headers);
      open.push(stream);
      expect(stream.status).toBe(200);
      return stream;
    },
    { timeout: 20_000, interval: 300 },
  );
};
const bees = 'tag:example.org,2026:bees';

it('has its media type and is not cached', async () => {
  const { headers } = await listen();
  expect(headers.get('content-type')).toBe('text/event-stream; charset=utf-8');
  expect(headers.get('cache-control')).toBe('no-store');
  expect(headers.get('x-accel-buffering')).toBe('no');
  expect(headers.get('content-encoding')).toBeNull();
  expect(headers.get('set-cookie')).toBeNull();
});

it('begins with `retry` and a comment', async () => {
  const stream = await listen('?from=0');
  await push();
  await stream.next();
  expect(stream.text()).toMatch(/^retry: \d{4}\n: ok\n\nid: \d+\nevent: item\ndata: \{/);
});

it('announces a story, its changes and its end', async () => {
  const stream = await listen();
  const { id } = await push();
  const item = await stream.next();
  expect(item).toMatchObject({ event: 'item', story: { id, headline: 'النحل يعود إلى حديقة الحي', revision: 1 } });
  expect(item).not.toHaveProperty('story.body');
  await push({ version: '2', story: { headline: 'النحل عاد' } });
  const update = await stream.next();
  expect(update).toMatchObject({ event: 'update', story: { id, headline: 'النحل عاد', revision: 2 } });
  expect(update!.id).toBeGreaterThan(item!.id);
  await push({ version: '3', pubStatus: 'canceled' });
  expect(await stream.next()).toMatchObject({ event: 'canceled', storyId: id, reason: 'killed' });
});

it('does not announce drafts, embargoed stories or other languages', async () => {
  const stream = await listen();
  await push({ uri: 'a', pubStatus: 'withheld' });
  await push({ uri: 'b', embargoedUntil: new Date(Date.now() + 3_600_000) });
  await push({ uri: 'c', language: 'en' });
  const { id } = await push();
  expect(await stream.next()).toMatchObject({ event: 'item', story: { id } });
  expect(stream.text().match(/^event:/gm)).toHaveLength(1);
});

it('says of a story that the desk hides from the ticker that it is not for the ticker, live and replayed', async () => {
  const stream = await listen();
  const { id } = await push({ urgency: 1 });
  expect(await stream.next()).not.toHaveProperty('offTicker');
  const plan = { pinned: [], hidden: [id] };
  await saveTicker(store, { language: 'ar', revision: 0, plan, by: 'Nour', now: new Date() });
  expect(await stream.next()).toMatchObject({ event: 'front', about: 'ticker' });
  const position = await positionNow(store.db);
  await push({ version: '2', urgency: 1, story: { headline: 'النحل عاد' } });
  const corrected = { event: 'update', story: { id, headline: 'النحل عاد' }, offTicker: true };
  expect(await stream.next()).toMatchObject(corrected);
  // Under another address it is the same story.
  const moved = await push({ uri: 'new', urgency: 1, story: { formerUris: [bees] } });
  await stream.next();
  expect(await stream.next()).toMatchObject({ event: 'item', story: { id: moved.id }, offTicker: true });
  const late = await listen('', { 'last-event-id': String(position) });
  await late.next();
  expect(await late.next()).toMatchObject({ event: 'item', story: { id: moved.id }, offTicker: true });
});

it('announces a move: the old id is cancelled, the new one is an item', async () => {
  const stream = await listen();
  const { id: old } = await push();
  expect(await stream.next()).toMatchObject({ event: 'item', story: { id: old } });
  const { id } = await push({ uri: 'new', story: { formerUris: [bees] } });
  expect(await stream.next()).toMatchObject({ event: 'canceled', storyId: old, reason: 'moved' });
  expect(await stream.next()).toMatchObject({ event: 'item', story: { id } });
});

it('announces the end of an embargo and the expiry of a story', async () => {
  const stream = await listen();
  const clock = startClock(store);
  const hours = (count: number) => new Date(Date.now() + count * 3_600_000);
  const { id } = await push({ embargoedUntil: hours(1), expires: hours(2) });
  await clock.tick(hours(1));
  expect(await stream.next()).toMatchObject({ event: 'item', story: { id } });
  await clock.tick(hours(2));
  expect(await stream.next()).toMatchObject({ event: 'canceled', storyId: id, reason: 'expired' });
  await clock.stop();
});

it('sends what was missed since the last id, once per story and in order', async () => {
  await push({ uri: 'before' });
  const position = await positionNow(store.db);
  const { id: changed } = await push({ uri: bees });
  const { id: killed } = await push({ uri: 'killed' });
  const { id: quiet } = await push({ uri: 'quiet' });
  await push({ uri: bees, version: '2' });
  await kill('killed');
  const stream = await listen('', { 'last-event-id': String(position) });
  expect(await stream.next()).toMatchObject({ event: 'item', story: { id: quiet } });
  expect(await stream.next()).toMatchObject({ event: 'item', story: { id: changed, revision: 2 } });
  expect(await stream.next()).toMatchObject({ event: 'canceled', storyId: killed });
  const { id: live } = await push({ uri: 'live' });
  expect(await stream.next()).toMatchObject({ event: 'item', story: { id: live } });
});

it('starts from the position of an answer, unless Last-Event-ID is given', async () => {
  await push({ uri: 'one' });
  const position = await positionNow(store.db);
  const { id } = await push({ uri: 'two' });
  const from = await listen(`?from=${position}`);
  expect(await from.next()).toMatchObject({ event: 'item', story: { id } });
  const again = await listen('?from=0', { 'last-event-id': String(position) });
  expect(await again.next()).toMatchObject({ event: 'item', story: { id } });
});

it('misses nothing and repeats nothing when stories come while it opens', async () => {
  const uris = Array.from({ length: 30 }, (_, index) => `tag:example.org,2026:${index}`);
  const [stories, ...streams] = await Promise.all([
    Promise.all(uris.map((uri) => push({ uri }))),
    ...Array.from({ length: 10 }, () => listen('?from=0')),
  ]);
  const ids = stories.map(({ id }) => id).toSorted();
  for (const stream of streams) {
    const heard: string[] = [];
    while (heard.length < ids.length) {
      const event = await stream.next();
      if (event?.event === 'item') heard.push(event.story.id);
    }
    expect(heard.toSorted()).toEqual(ids);
  }
});

it('sends a reset if the id is too old or in the future, or too much was missed', async () => {
  const old = new Date(Date.now() - changeRetention - 1000);
  const row = { kind: 'updated' as const, storyId: 'x', language: 'ar', group: null };
  await store.db.insert(changes).values([
    { ...row, seq: 5, at: old },
    { ...row, seq: 6 },
  ]);
  for (const from of ['4', '7']) {
    const stream = await listen('', { 'last-event-id': from });
    expect(await stream.next()).toEqual({ event: 'reset', id: 6 });
  }
  await store.db.insert(changes).values(Array.from({ length: 300 }, (_, index) => ({ ...row, seq: 10 + index })));
  const stream = await listen('', { 'last-event-id': '6' });
  expect(await stream.next()).toEqual({ event: 'reset', id: 309 });
});

it('ignores a malformed Last-Event-ID', async () => {
  const stream = await listen('', { 'last-event-id': 'zebra' });
  const { id } = await push();
  expect(await stream.next()).toMatchObject({ event: 'item', story: { id } });
});

it.each([
  ['/api/v1/fr/ticker/stream', [400, 404]],
  ['/api/v1/ar/ticker/stream?from=-1', [400]],
  ['/api/v1/ar/ticker/stream?from=x', [400]],
])('answers %s with a problem', async (path, statuses) => {
  const answer = await app.inject(path);
  expect(statuses).toContain(answer.statusCode);
  expect(answer.headers['content-type']).toContain('application/problem+json');
});

it('opens no stream for a HEAD request', async () => {
  expect((await app.inject({ method: 'HEAD', url: '/api/v1/ar/ticker/stream' })).statusCode).toBe(404);
});

it('limits streams per network, not per address', async () => {
  const places = vi.spyOn(OpenStreams.prototype, 'countOf').mockReturnValue(4000);
  const ask = (remoteAddress: string) => app.inject({ url: '/api/v1/ar/ticker/stream', remoteAddress });
  expect((await ask('2001:db8:1:2:3:4:5:6')).statusCode).toBe(429);
  expect((await ask('::ffff:192.0.2.1')).statusCode).toBe(429);
  expect(places.mock.calls.map(([network]) => network)).toEqual(['2001:db8:1:2::', '192.0.2.1']);
  places.mockRestore();
});

it('ends its streams when the server stops', async () => {
  const stream = await listen();
  const closed = app.close();
  expect(await stream.next()).toBeNull();
  await closed;
});
