import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Store } from '../../store/database/store.ts';
import { nameOfWordPress } from '../../sources/wordpress/wordpress.ts';
import { sourcesChannel } from '../../store/sources.ts';
import { openTestApp, pushSecret, type TestApp } from '../../testing/app.ts';
import { openTestStore } from '../../testing/store.ts';

const webhookSecret = 'a secret of the garden';
const address = 'https://garden.example';
const wordpress = { address, login: null, webhookSecret, webhookSecretGenerated: false };

let store: Store;
let followed: TestApp;
let nothingFollowed: TestApp;
const notices: unknown[] = [];

beforeAll(async () => {
  store = await openTestStore();
  followed = await openTestApp(store, { wordpress });
  nothingFollowed = await openTestApp(store);
  await store.listen(sourcesChannel, (payload) => void notices.push(JSON.parse(payload)));
});
afterAll(async () => {
  await followed.close();
  await nothingFollowed.close();
  await store.close();
});

const call = (authorization: string | undefined, payload = '{"id":12,"type":"post"}', { app } = followed) =>
  app.inject({
    method: 'POST',
    url: '/api/v1/sources/wordpress/changed',
    headers: { 'content-type': 'application/json', ...(authorization !== undefined && { authorization }) },
    payload,
  });

it('answers every caller without the secret alike, and looks at nothing', async () => {
  notices.length = 0;
  const right = `Bearer ${webhookSecret}`;
  const refused = [
    await call(undefined),
    await call(''),
    await call('Bearer wrong'),
    await call(`Basic ${webhookSecret}`),
    await call(`Bearer ${pushSecret}`),
    await call('Bearer wrong', 'not JSON'),
    // Nothing is followed: no secret is right.
    await call(right, undefined, nothingFollowed),
    await call(`Bearer ${pushSecret}`, undefined, nothingFollowed),
  ];
  const [first] = refused;
  expect(first!.statusCode).toBe(401);
  const without = ({ statusCode, headers, body }: typeof first & object) => {
    const { date: _, 'x-request-id': __, 'ratelimit-remaining': ___, ...rest } = headers as Record<string, unknown>;
    return { statusCode, body, rest };
  };
  for (const each of refused) expect(without(each)).toEqual(without(first!));
  expect(notices).toEqual([]);
});

it('has the named post looked at, or everything where the message names none', async () => {
  notices.length = 0;
  const right = `Bearer ${webhookSecret}`;
  for (const payload of ['{"id":12,"type":"post"}', 'post_id=13&type=page', '', 'not JSON', `{"id":"${randomUUID()}"}`])
    expect((await call(right, payload)).statusCode).toBe(202);
  const source = nameOfWordPress(address);
  await expect.poll(() => notices).toHaveLength(5);
  expect(notices).toEqual([
    { source, keys: ['post:12'] },
    { source, keys: ['page:13'] },
    { source, keys: [] },
    { source, keys: [] },
    { source, keys: [] },
  ]);
});
