import { afterAll, beforeAll, expect, it } from 'vitest';
import { startServer } from '../e2e/server.ts';
import type { Server } from '../e2e/server.ts';
import { openEventStream } from './testing/listen.ts';
import { openPostgres } from './testing/postgres.ts';
import type { Cluster } from './testing/postgres.ts';
import { makeNinjsItem } from './testing/ninjs.ts';

let cluster: Cluster;
const servers: Server[] = [];
beforeAll(async () => {
  cluster = await openPostgres();
  const settings = {
    DATABASE_URL: cluster.url,
    PUSH_SECRET: 'a-secret-of-this-test-only-0123456789',
    SAMPLE: 'off',
    FIRST_VIEW: 'off',
  };
  servers.push(...(await Promise.all([startServer(settings), startServer(settings)])));
});
afterAll(async () => {
  await Promise.all(servers.map((server) => server.remove()));
  await cluster?.stop();
});

it('tells readers of one process what was pushed to the other', async () => {
  const [one, other] = servers as [Server, Server];
  const stream = await openEventStream(`${other.url}/api/v1/ar/ticker/stream`);
  const { id } = await one.push(makeNinjsItem('bees'));
  expect(await stream.next()).toMatchObject({ event: 'item', story: { id } });
  await one.push(makeNinjsItem('bees', { version: '2', pubStatus: 'canceled' }));
  expect(await stream.next()).toMatchObject({ event: 'canceled', storyId: id, reason: 'killed' });
  await stream.close();
});

it('opens an embargo once, though both clocks run', async () => {
  const [one, other] = servers as [Server, Server];
  const stream = await openEventStream(`${other.url}/api/v1/ar/ticker/stream`);
  const { id } = await one.push(makeNinjsItem('ants', { embargoedUntil: new Date(Date.now() + 3000).toISOString() }));
  expect((await fetch(`${other.url}/api/v1/ar/stories/${id}`)).status).toBe(404);
  expect(await stream.next()).toMatchObject({ event: 'item', story: { id } });
  const { id: after } = await one.push(makeNinjsItem('moles'));
  expect(await stream.next()).toMatchObject({ event: 'item', story: { id: after } });
  await stream.close();
});

it('answers with a correction as soon as the other process has taken it', async () => {
  const [one, other] = servers as [Server, Server];
  const { id } = await one.push(makeNinjsItem('owls'));
  const read = async () => (await fetch(`${other.url}/api/v1/ar/stories/${id}`)).text();
  for (let version = 2; version < 12; version += 1) {
    await read();
    const headlines = [{ role: 'main', value: `عنوان ${version}` }];
    await one.push(makeNinjsItem('owls', { version: String(version), headlines }));
    expect(await read()).toContain(`عنوان ${version}`);
  }
});

it('misses nothing when its process ends and another takes over', async () => {
  const [one, other] = servers as [Server, Server];
  const stream = await openEventStream(`${other.url}/api/v1/ar/ticker/stream`);
  const first = await one.push(makeNinjsItem('frogs'));
  const { id: lastId } = (await stream.next())!;
  await other.stop('SIGTERM');
  expect(await stream.next()).toBeNull();
  const second = await one.push(makeNinjsItem('toads'));
  expect(second.id).not.toBe(first.id);
  const next = await openEventStream(`${one.url}/api/v1/ar/ticker/stream`, { 'last-event-id': String(lastId) });
  expect(await next.next()).toMatchObject({ event: 'item', story: { id: second.id } });
  await next.close();
});
