import { createHmac } from 'node:crypto';
import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { pushAnswer } from '#contract/push.ts';
import { makeItem } from '../../testing/intake.ts';
import type { Store } from '../../store/database/store.ts';
import { items, versions } from '../../store/database/schema.ts';
import { openTestStore, resetStore } from '../../testing/store.ts';
import type { TestApp } from '../../testing/app.ts';
import { bearer, openPushApp, pushSecret } from '../../testing/push.ts';
import { signatureOf } from '../../http/access/push-access.ts';

let store: Store;
let push: TestApp;
beforeAll(async () => {
  store = await openTestStore();
  push = await openPushApp(store);
});
afterAll(async () => {
  await push.close();
  await store.close();
});
beforeEach(() => resetStore(store));

const send = (payload: string | Buffer, headers: Record<string, string> = bearer) =>
  push.app.inject({
    method: 'POST',
    url: '/api/v1/push',
    payload,
    headers: { 'content-type': 'application/json', ...headers },
  });
const sendItem = (changes: Record<string, unknown> = {}) => send(JSON.stringify(makeItem(changes)));
const stored = async () => ({ items: await store.db.$count(items), versions: await store.db.$count(versions) });
const nothing = { items: 0, versions: 0 };

describe('a push', () => {
  test('is stored and answered with its page', async () => {
    const answer = await sendItem();
    expect(answer.statusCode).toBe(201);
    expect(answer.headers['cache-control']).toBe('no-store');
    const body = pushAnswer.parse(answer.json());
    expect(body).toMatchObject({
      uri: 'tag:example.org,2026:bees:ar',
      version: '1',
      dropped: {},
      warnings: [],
      stored: true,
    });
    expect(body.url).toBe(`https://news.example/ar/news/${body.id}`);
    const page = await push.app.inject(`/api/v1/ar/stories/${body.id}`);
    expect(page.json()).toMatchObject({
      article: { headline: 'النحل يعود إلى حديقة الحي', body: [{ type: 'paragraph' }] },
    });
  });

  test('of an older or equal version is acknowledged and ignored', async () => {
    await sendItem({ version: '2' });
    for (const version of ['1', '2']) {
      const answer = await sendItem({ version });
      expect(answer.statusCode).toBe(200);
      expect(answer.json()).toMatchObject({ version: '2', stored: false });
    }
    expect(await stored()).toEqual({ items: 1, versions: 1 });
  });

  test('says what was dropped and what will not show', async () => {
    const bodies = [
      {
        contentType: 'text/html',
        value: '<p onclick="x">نص<script>1</script></p><img src="https://example.org/x.jpg">',
      },
    ];
    const answer = await sendItem({ bodies, subjects: [{ name: 'بيئة', literal: 'planet', rel: 'section' }] });
    expect(answer.statusCode).toBe(201);
    expect(answer.json()).toMatchObject({
      dropped: { script: 1, '@onclick': 1 },
      warnings: [{ path: 'bodies[0].value' }, { path: 'subjects[0]' }],
    });
  });

  test('of a draft is public nowhere, of a killed story withdraws it', async () => {
    const { id } = (await sendItem({ pubStatus: 'withheld' })).json();
    expect((await push.app.inject(`/api/v1/ar/stories/${id}`)).statusCode).toBe(404);
    await sendItem({ version: '2' });
    expect((await push.app.inject(`/api/v1/ar/stories/${id}`)).statusCode).toBe(200);
    await sendItem({ version: '3', pubStatus: 'canceled', headlines: undefined, bodies: undefined });
    expect((await push.app.inject(`/api/v1/ar/stories/${id}`)).statusCode).toBe(410);
  });

  test('from Superdesk is told by its content', async () => {
    const answer = await send(
      JSON.stringify({
        guid: 'urn:bees',
        type: 'text',
        version: '1',
        language: 'ar',
        versioncreated: '2026-03-10T09:00:00+0000',
        headline: 'عاد النحل',
        body_html: '<p>نص</p>',
      }),
    );
    expect(answer.statusCode).toBe(201);
    expect(answer.json()).toMatchObject({ uri: 'urn:bees' });
  });

  test('keeps what JSON can hold and PostgreSQL cannot, without it', async () => {
    const answer = await send(
      JSON.stringify(makeItem({ title: 'a\u0000b\uD800', headlines: [{ value: 'عاد\u0000 النحل \u{1F41D}' }] })),
    );
    expect(answer.statusCode).toBe(201);
    expect(answer.json().dropped).toEqual({ 'U+0000': 2, 'lone surrogate': 1 });
  });
});

describe('the secret', () => {
  test.each<[string, Record<string, string>]>([
    ['none', {}],
    ['a wrong one', { authorization: 'Bearer wrong' }],
    ['another scheme', { authorization: `Basic ${pushSecret}` }],
    ['a wrong signature', { 'x-superdesk-signature': 'sha1=8be62a607898504f87559cb52dc23f9ebee65a21' }],
    ['an empty signature', { 'x-superdesk-signature': '' }],
    [
      'a signature of another kind',
      { 'x-superdesk-signature': `sha256=${createHmac('sha256', pushSecret).update('{}').digest('hex')}` },
    ],
  ])('%s is a 401, whatever the body', async (_name, headers) => {
    for (const body of [JSON.stringify(makeItem()), '{}', 'x']) {
      const answer = await send(body, headers);
      expect(answer.statusCode).toBe(401);
      expect(answer.headers['content-type']).toContain('application/problem+json');
      expect(answer.headers['www-authenticate']).toMatch(/^Bearer/);
      expect(answer.headers['cache-control']).toBe('no-store');
    }
    expect(await stored()).toEqual(nothing);
  });

  test('Superdesk’s signature of the raw body', async () => {
    // The vector that Superdesk's documentation gives.
    expect(signatureOf(Buffer.from('test payload'), '123456789')).toBe('sha1=8be62a607898504f87559cb52dc23f9ebee65a21');
    const body = `${JSON.stringify(makeItem(), null, 1)}  `;
    const answer = await send(body, { 'x-superdesk-signature': signatureOf(Buffer.from(body), pushSecret) });
    expect(answer.statusCode).toBe(201);
    const changed = await send(`${body} `, { 'x-superdesk-signature': signatureOf(Buffer.from(body), pushSecret) });
    expect(changed.statusCode).toBe(401);
  });
});

describe('what is refused, with nothing of it stored', () => {
  test.each<[string, Record<string, unknown>, string]>([
    ['a missing uri', { uri: undefined }, 'uri'],
    ['raw Arabic in the uri', { uri: 'tag:example.org,2026:نحل' }, 'uri'],
    ['another status', { pubStatus: 'ready' }, 'pubStatus'],
    ['a date without zone', { versionCreated: '2026-03-10T12:00:00' }, 'versionCreated'],
    ['a missing language', { language: undefined }, 'language'],
    ['a body without value', { bodies: [{ role: 'main' }] }, 'bodies[0].value'],
  ])('%s', async (_name, changes, path) => {
    const answer = await sendItem(changes);
    expect(answer.statusCode).toBe(422);
    expect(answer.headers['content-type']).toContain('application/problem+json');
    expect(answer.json()).toMatchObject({ type: '/problems/invalid-item', status: 422, errors: [{ path }] });
    expect(await stored()).toEqual(nothing);
  });

  test.each<[string, string | Buffer, Record<string, string>, number]>([
    ['text', 'x', { 'content-type': 'text/plain' }, 415],
    ['a form', 'a=b', { 'content-type': 'application/x-www-form-urlencoded' }, 415],
    ['broken JSON', '{"uri":', {}, 400],
    ['nothing', '', {}, 400],
    ['JSON that is not UTF-8', Buffer.from([0x7b, 0xff, 0x7d]), {}, 400],
    ['a list', '[]', {}, 422],
    ['a bottomless list', `${'['.repeat(200_000)}${']'.repeat(200_000)}`, {}, 422],
    ['too much', Buffer.alloc(5 * 1024 * 1024 + 1, 32), {}, 413],
  ])('%s', async (_name, body, headers, status) => {
    const answer = await send(body, { ...bearer, ...headers });
    expect(answer.statusCode).toBe(status);
    expect(answer.json()).toMatchObject({ status });
    expect(await stored()).toEqual(nothing);
  });
});

test('trouble that passes is a 503 with Retry-After, and leaves nothing behind', async () => {
  await store.db.execute(sql`alter table changes rename to changes_away`);
  const answer = await sendItem();
  await store.db.execute(sql`alter table changes_away rename to changes`);
  expect(answer.statusCode).toBe(503);
  expect(Number(answer.headers['retry-after'])).toBeGreaterThan(0);
  expect(answer.json()).toMatchObject({ type: '/problems/unavailable' });
  expect(await stored()).toEqual(nothing);
  expect((await sendItem()).statusCode).toBe(201);
});
