import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import type { Problem } from '#contract/problem.ts';
import { versions } from '../../store/database/schema.ts';
import type { Store } from '../../store/database/store.ts';
import type { TestApp } from '../../testing/app.ts';
import { makeItem } from '../../testing/intake.ts';
import { bearer, openPushApp } from '../../testing/push.ts';
import { openTestStore, resetStore } from '../../testing/store.ts';

let store: Store;
let testApp: TestApp;
beforeAll(async () => {
  store = await openTestStore();
  testApp = await openPushApp(store);
});
beforeEach(() => resetStore(store));
afterAll(async () => {
  await testApp.close();
  await store.close();
});
const send = (payload: string | Buffer, type = 'application/json', query = '') =>
  testApp.app.inject({
    method: 'POST',
    url: `/api/v1/push${query}`,
    payload,
    headers: { ...bearer, 'content-type': type },
  });

// What other systems send by mistake gets an answer that says what to send instead.
test.each<[string, string, string, number, RegExp]>([
  [
    'NewsML-G2',
    '<?xml version="1.0"?><newsItem xmlns="http://iptc.org/std/nar/2006-10-01/"/>',
    'application/vnd.iptc.g2.newsitem+xml',
    415,
    /NewsML-G2.*ninjs 3\.1/,
  ],
  ['NITF', '<nitf><head/></nitf>', 'text/xml', 415, /NITF.*NINJS/],
  ['RSS', '<rss version="2.0"/>', 'application/rss+xml', 415, /RSS.*ninjs/],
  ['Atom', '<feed xmlns="http://www.w3.org/2005/Atom"/>', 'application/atom+xml', 415, /Atom.*ninjs/],
  ['XML that says it is JSON', '<rss/>', 'application/json', 400, /RSS.*ninjs/],
  ['plain text', 'خبر', 'text/plain', 415, /plain text.*ninjs/],
  ['JSON of another type', JSON.stringify(makeItem()), 'text/plain', 415, /application\/json/],
  [
    'a WordPress post',
    '{"id":1,"title":{"rendered":"خبر"},"content":{"rendered":"<p>نص</p>"}}',
    'application/json',
    422,
    /WordPress.*WORDPRESS_URL/,
  ],
  ['a list', '[{}]', 'application/json', 422, /JSON array.*one by one/],
  ['a JSON Feed', '{"version":"https://jsonfeed.org/version/1.1","items":[]}', 'application/json', 422, /JSON Feed/],
  ['JSON-LD', '{"@context":"https://schema.org","@type":"NewsArticle"}', 'application/json', 422, /JSON-LD/],
  [
    'ninjs 4',
    JSON.stringify(makeItem({ standard: { version: '4.0' }, uri: undefined })),
    'application/json',
    422,
    /missing/,
  ],
  ['a comma too many', '{\n  "uri": "x:y",\n  "version": "1",,\n}', 'application/json', 400, /line 3, column 18/],
  ['an open text', '{"uri": "x:y', 'application/json', 400, /line 1, column 9.*not closed/],
  ['JSON that is cut off', '{"uri": "x:y", "headlines": [', 'application/json', 400, /2 brackets are still open/],
  ['a line end in a text', '{"a": "ب\nج"}', 'application/json', 400, /line 1, column 9/],
])('%s is answered with what is accepted here', async (_name, payload, type, status, says) => {
  const answer = await send(payload, type);
  expect(answer.statusCode).toBe(status);
  const { detail, errors } = answer.json<Problem>();
  expect([detail, ...(errors ?? []).map(({ message }) => message)].join(' ')).toMatch(says);
  expect(await store.db.$count(versions)).toBe(0);
});

test('too much names the limit, text that is not UTF-8 its byte', async () => {
  const long = await send(Buffer.alloc(5 * 1024 * 1024 + 1, 32));
  expect([long.statusCode, long.json<Problem>().detail]).toEqual([413, expect.stringContaining('5242880 bytes')]);
  const bytes = await send(Buffer.from([0x7b, 0x22, 0xd8, 0xa8, 0xff, 0x22, 0x7d]));
  expect([bytes.statusCode, bytes.json<Problem>().detail]).toEqual([400, expect.stringContaining('byte 5')]);
});

test('strict: what would be a warning is refused, before and after the store has looked', async () => {
  const strict = (changes: Record<string, unknown>) => send(JSON.stringify(makeItem(changes)), undefined, '?strict=1');
  expect((await strict({ urgncy: 3 })).json()).toMatchObject({ status: 422, errors: [{ path: 'urgncy' }] });
  expect((await strict({})).statusCode).toBe(201);
  const other = { headlines: [{ value: 'خبر آخر' }] };
  expect((await strict(other)).json()).toMatchObject({ status: 422, errors: [{ path: 'version' }] });
  const twin = await strict({ uri: 'tag:example.org,2026:twin' });
  expect(twin.json()).toMatchObject({ status: 422, errors: [{ path: 'uri' }] });
  expect(await store.db.$count(versions)).toBe(1);
  expect((await send('{}', undefined, '?strict=yes')).statusCode).toBe(400);
});

test('a withdrawal is never refused: not strictly, nor when it is more than anybody reads', async () => {
  const { id } = (await send(JSON.stringify(makeItem()))).json();
  const huge = {
    ...makeItem({ pubStatus: 'cancelled', version: undefined, language: 'xx' }),
    list: Array.from({ length: 30_000 }, () => 1),
  };
  const answer = await send(JSON.stringify(huge), undefined, '?strict=1');
  expect(answer.statusCode).toBe(201);
  expect((await testApp.app.inject(`/api/v1/ar/stories/${id}`)).statusCode).toBe(410);
  const [kept] = await store.db.select({ remarks: versions.remarks, item: versions.item }).from(versions).offset(1);
  expect(kept).toMatchObject({ remarks: [{ path: 'pubStatus' }, { path: '' }], item: { pubStatus: 'canceled' } });
});

test('the desk keeps what a sender was warned of', async () => {
  await send(JSON.stringify(makeItem({ urgncy: 3 })));
  const [row] = await store.db.select({ remarks: versions.remarks }).from(versions);
  expect(row?.remarks).toEqual([{ path: 'urgncy', message: expect.stringContaining('urgency') }]);
});
