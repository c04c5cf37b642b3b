import { sql } from 'drizzle-orm';
import { afterAll, afterEach, beforeAll, beforeEach, expect, it } from 'vitest';
import type { Hold, HoldChange, PublishedItems } from '#contract/hold.ts';
import type { PushAnswer } from '#contract/push.ts';
import { addAccount, signIn } from '../../store/desk/accounts.ts';
import { auditPage } from '../../store/desk/audit.ts';
import type { Store } from '../../store/database/store.ts';
import { bearer } from '../../testing/push.ts';
import { makeItem } from '../../testing/intake.ts';
import { openTestApp, type TestApp } from '../../testing/app.ts';
import { openTestStore, resetStore } from '../../testing/store.ts';

let store: Store;
let test: TestApp;
let headers: Record<string, string>;
beforeAll(async () => {
  store = await openTestStore();
});
beforeEach(async () => {
  await resetStore(store);
  test = await openTestApp(store);
  await addAccount(store.db, 'Nour', 'a long password');
  const { token, editor } = (await signIn(store.db, {
    ...{ name: 'Nour', password: 'a long password', agent: '', now: new Date() },
  }))!;
  headers = { origin: 'https://news.example', cookie: `sharit_desk=${token}`, 'x-csrf': editor.csrf };
});
afterEach(() => test.close());
afterAll(() => store.close());

const push = async (changes: Record<string, unknown>) => {
  const url = '/api/v1/push';
  const answer = await test.app.inject({ method: 'POST', url, payload: makeItem(changes), headers: bearer });
  return answer.json<PushAnswer>();
};
const change = (id: string, payload: HoldChange) =>
  test.app.inject({ method: 'POST', url: `/api/v1/desk/items/${id}/hold`, headers, payload });
const listed = async (query: string) => {
  const answer = await test.app.inject({ url: `/api/v1/desk/published?${query}`, headers });
  expect(answer.statusCode).toBe(200);
  return answer.json<PublishedItems>();
};

it('withdraws from the caches, the lists, the feeds, the sitemap and search, and says why', async () => {
  const { id } = await push({ version: '1' });
  const address = `/api/v1/ar/stories/${id}`;
  const places = ['/api/v1/ar/front', '/api/v1/ar/ticker', '/api/v1/ar/stories', '/ar/feed.json', '/ar/rss.xml'];
  expect((await test.get(address)).status).toBe(200);
  for (const url of places) expect((await test.app.inject(url)).body).toContain(id);
  const answer = await change(id, { action: 'withdraw', revision: 0, reason: 'نُشر <b>سهواً</b>' });
  expect(answer.json<Hold>()).toMatchObject({ revision: 1, withdrawn: { by: 'Nour', reason: 'نُشر <b>سهواً</b>' } });
  const gone = await test.get(address);
  expect(gone).toMatchObject({
    status: 410,
    body: { type: '/problems/withdrawn', detail: 'نُشر <b>سهواً</b>', withdrawnAt: expect.any(String) },
    headers: { 'content-language': 'ar' },
  });
  for (const url of [...places, '/sitemap-stories-1.xml']) expect((await test.app.inject(url)).body).not.toContain(id);
  const warned = await push({ version: '2' });
  expect(warned.stored).toBe(true);
  expect(warned.warnings[0]).toMatchObject({ path: 'uri', message: expect.stringMatching(/withdrawn by an editor/) });
  expect((await push({ version: '2' })).warnings[0]?.message).toMatch(/withdrawn by an editor/);
  expect((await test.get(address)).status).toBe(410);
  await change(id, { action: 'release', revision: 1 } as HoldChange);
  expect((await test.get(address)).status).toBe(200);
  const { entries } = await auditPage(store.db, { limit: 10, timeZone: 'UTC' });
  expect(entries.map(({ action, who, id: of }) => [action, who, of])).toEqual([
    ['release', 'Nour', id],
    ['withdraw', 'Nour', id],
  ]);
});

it('refuses who sees an old state, what readers do not have, and what is not text', async () => {
  const { id } = await push({ version: '1' });
  expect((await change(id, { action: 'unlist', revision: 0 })).statusCode).toBe(200);
  const late = await change(id, { action: 'withdraw', revision: 0, reason: '' });
  expect([late.statusCode, late.json<{ type: string }>().type]).toEqual([409, '/problems/conflict']);
  expect((await change('aaaaaaaaaa', { action: 'unlist', revision: 0 })).statusCode).toBe(404);
  for (const reason of ['\u202E', 'a'.repeat(301), 'a\u0000b'])
    expect((await change(id, { action: 'withdraw', revision: 1, reason })).statusCode).toBe(400);
  expect((await change(id, { action: 'correct', revision: 1, text: ' ' })).statusCode).toBe(400);
  expect((await change(id, { action: 'kill', revision: 1 } as unknown as HoldChange)).statusCode).toBe(400);
});

it('lists and finds what readers have, also what the desk hides, and what it holds', async () => {
  const one = await push({ uri: 'tag:example.org,2026:one', headlines: [{ role: 'main', value: 'أسراب النحل' }] });
  await push({ uri: 'tag:example.org,2026:two', headlines: [{ role: 'main', value: 'قطار الشمال' }] });
  expect((await listed('language=ar')).items).toHaveLength(2);
  await change(one.id, { action: 'unlist', revision: 0 });
  const found = await listed(`language=ar&q=${encodeURIComponent('اسراب')}`);
  expect(found.items).toMatchObject([{ id: one.id, hold: { unlisted: true, changed: { action: 'unlist' } } }]);
  expect(await listed('language=ar&scope=held')).toMatchObject({ items: [{ id: one.id }], counts: { held: 1 } });
  expect((await listed('language=en')).items).toEqual([]);
});

it('pages what the desk holds, and finds the oldest of it', async () => {
  const { id } = await push({ uri: 'tag:example.org,2026:old', headlines: [{ role: 'main', value: 'سوق قديم' }] });
  await change(id, { action: 'withdraw', revision: 0, reason: 'بطلب المصدر' });
  await store.db.execute(sql`
    insert into items (uri, id, language, latest_seq)
    select 'urn:held:' || n, 'held' || lpad(n::text, 6, '0'), language, latest_seq
    from items, generate_series(1, 260) n where id = ${id}`);
  await store.db.execute(sql`
    insert into holds (uri, unlisted, changed_at, changed_by, last_action)
    select uri, true, date_trunc('second', now()) + interval '1 minute', 'Nour', 'unlist' from items where uri like 'urn:held:%'`);
  let [pages, cursor] = [0, ''];
  const ids = new Set<string>();
  do {
    const page = await listed(`language=ar&scope=held${cursor && `&cursor=${cursor}`}`);
    for (const item of page.items) ids.add(item.id);
    cursor = page.next ?? '';
    pages += 1;
  } while (cursor);
  expect([pages, ids.size]).toEqual([9, 261]);
  const found = await listed(`language=ar&scope=held&q=${encodeURIComponent('المصدر')}`);
  expect(found.items.map((item) => item.id)).toEqual([id]);
});

it('narrows the log to a story, a person and a day', async () => {
  const { id } = await push({ version: '1' });
  await change(id, { action: 'unlist', revision: 0 });
  const count = async (query: string) => {
    const answer = await test.app.inject({ url: `/api/v1/desk/audit?${query}`, headers });
    return answer.json<{ entries: unknown[] }>().entries.length;
  };
  const today = new Intl.DateTimeFormat('en-CA', { timeZone: test.app.newsroom.timeZone }).format(new Date());
  expect(await count(`id=${id}&who=nou&day=${today}`)).toBe(1);
  expect(await count('who=salma')).toBe(0);
  expect(await count('day=2001-01-01')).toBe(0);
});
