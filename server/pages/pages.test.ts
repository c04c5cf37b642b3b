import { createHash } from 'node:crypto';
import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import { afterAll, beforeAll, beforeEach, expect, it, vi } from 'vitest';
import type { Block } from '#contract/text.ts';
import { readNewsroom } from '../settings/newsroom-file.ts';
import { recordOldAddresses } from '../store/moving/old-addresses.ts';
import { receiveItem } from '../store/publishing/receive.ts';
import { watchChanges } from '../store/publishing/changes.ts';
import type { Store } from '../store/database/store.ts';
import { makePreparedItem } from '../testing/items.ts';
import { openTestStore, resetStore } from '../testing/store.ts';
import { openTestApp, type TestApp } from '../testing/app.ts';

// The pages are those of the built reader: `npm run build` comes first (as it does in `npm test`).

const newsroom = readNewsroom(new URL('../../content/newsroom.json', import.meta.url).pathname);
const minutes = (count: number): Date => new Date(Date.now() + count * 60_000);
const paragraph = (text: string) => [{ type: 'paragraph' as const, content: [{ type: 'text' as const, text }] }];
let store: Store;
let testApp: TestApp;
let bees = '';
let unwatch: (() => Promise<void>) | undefined;

beforeAll(async () => {
  store = await openTestStore();
});
beforeEach(async () => {
  await unwatch?.();
  await testApp?.close();
  await resetStore(store);
  testApp = await openTestApp(store, { firstView: true, newsroom });
  // Pages must have been notified first: a page that names a story is not cached while its change is still to come.
  let notified = false;
  unwatch = await watchChanges(store, () => (notified = true));
  bees = await push({ group: 'urn:bees', story: { deck: 'أزهار على الشرفات', byline: 'لجنة الحي', dateline: 'الحي' } });
  await vi.waitFor(() => notified || Promise.reject(new Error('not notified yet')), { timeout: 5000, interval: 5 });
});
afterAll(async () => {
  await unwatch?.();
  await testApp.close();
  await store.close();
});

const push = async (item: Parameters<typeof makePreparedItem>[0]): Promise<string> =>
  (await receiveItem(store, makePreparedItem({ versionCreated: minutes(-30), ...item }), new Date())).id;
const ask = (url: string, headers: Record<string, string> = {}) => testApp.app.inject({ url, headers });
/** The database's notification takes a moment. */
const soon = (check: () => Promise<void>) => vi.waitFor(check, { timeout: 5000, interval: 20 });

it('a page reads completely without a script', async () => {
  const answer = await ask(`/ar/news/${bees}`);
  expect(answer.statusCode).toBe(200);
  const html = answer.body;
  const root = /<div id="root">([\s\S]*)<\/div><script type="application\/json"/u.exec(html)![1]!;
  for (const word of [
    'النحل يعود إلى حديقة الحي',
    'أزهار على الشرفات',
    'لجنة الحي',
    'زرع الجيران أزهاراً فعاد النحل.',
  ]) {
    expect(root).toContain(word);
  }
  expect(root.match(/<h1/gu)).toHaveLength(1);
  expect(html).toMatch(/^<!doctype html><html lang="ar" dir="rtl">/u);
  expect(root).toContain('href="/ar/section/society"');
});

it('an old address that looks like a page leads to its story, unless a page has it', async () => {
  const uri = (await store.db.query.items.findFirst())!.uri;
  await recordOldAddresses(store.db, 'garden', { uri }, [
    '/en/news/beesbees/',
    `/en/news/${bees}`,
    '/ar/section/society',
  ]);
  expect((await ask('/en/news/beesbees')).headers.location).toBe(`/ar/news/${bees}`);
  expect((await ask('/ar/section/society')).statusCode).toBe(200);
  expect((await ask(`/ar/news/${bees}`)).statusCode).toBe(200);
});

it('the head says what the page is, in absolute addresses', async () => {
  const other = await push({
    uri: 'tag:example.org,2026:bees-en',
    language: 'en',
    group: 'urn:bees',
    story: { headline: 'Bees are back in the garden' },
  });
  const { body } = await ask(`/ar/news/${bees}`);
  const page = `https://news.example/ar/news/${bees}`;
  for (const part of [
    '<title>النحل يعود إلى حديقة الحي | شريط</title>',
    '<meta name="description" content="أزهار على الشرفات">',
    `<link rel="canonical" href="${page}">`,
    `<link rel="alternate" hreflang="ar" href="${page}">`,
    `<link rel="alternate" hreflang="en" href="https://news.example/en/news/${other}">`,
    `<link rel="alternate" hreflang="x-default" href="${page}">`,
    '<meta property="og:type" content="article">',
    `<meta property="og:image" content="https://news.example/share/ar/${bees}.png?v=`,
    '<meta name="twitter:card" content="summary_large_image">',
  ]) {
    expect(body).toContain(part);
  }
});

it('the policy allows exactly the inline style and script that the page has', async () => {
  const { body, headers } = await ask('/ar');
  const policy = String(headers['content-security-policy']);
  const hash = (text: string): string => `'sha256-${createHash('sha256').update(text).digest('base64')}'`;
  const scripts = [...body.matchAll(/<script([^>]*)>([\s\S]*?)<\/script>/gu)].filter(
    ([, attributes]) => !attributes!.includes('type='),
  );
  expect(scripts).toHaveLength(1);
  expect(policy).toContain(`script-src 'self' ${hash(scripts[0]![2]!)};`);
  const stylesOf = (page: string) => [...page.matchAll(/<style>([\s\S]*?)<\/style>/gu)].map(([, text]) => hash(text!));
  // An article with a rare kind of block brings the style of those, too.
  const words = { heading: false, content: [{ type: 'text' as const, text: 'مطر' }] };
  const table: Block = { type: 'table', caption: null, head: [], rows: [[words]] };
  const id = await push({ uri: 'tag:example.org,2026:table', story: { body: [table] } });
  const both = stylesOf((await ask(`/ar/news/${id}`)).body);
  expect(both).toHaveLength(2);
  expect(stylesOf(body)).toEqual([both[0]]);
  expect(policy).toContain(`style-src 'self' ${both.join(' ')};`);
  expect(policy).toContain("require-trusted-types-for 'script'");
  expect(policy).toContain('trusted-types sharit');
  expect(body).not.toMatch(/\son[a-z]+="/u);
  // The text does not wait for a font: the boot script asks for it after the first paint.
  expect(body).not.toMatch(/rel="preload"[^>]*as="font"/u);
});

it('answers by state: 200, 302, 301, 404, 410, and no cookie ever', async () => {
  const killed = await push({ uri: 'tag:example.org,2026:gone', story: { headline: 'خبر يُسحب' } });
  await push({ uri: 'tag:example.org,2026:gone', version: '2', versionCreated: minutes(-1), pubStatus: 'canceled' });
  const draft = await push({
    uri: 'tag:example.org,2026:draft',
    pubStatus: 'withheld',
    story: { headline: 'الكلمة المخفية' },
  });
  const later = await push({
    uri: 'tag:example.org,2026:later',
    embargoedUntil: minutes(60),
    story: { headline: 'الكلمة المؤجلة' },
  });
  const pages: [string, number][] = [
    ['/ar', 200],
    ['/en', 200],
    ['/ar/section/society', 200],
    ['/ar/latest', 200],
    ['/ar/saved', 200],
    ['/ar/following', 200],
    ['/ar/search?q=%D9%86%D8%AD%D9%84', 200],
    [`/ar/news/${bees}/`, 301],
    [`/ar/news/${killed}`, 410],
    [`/ar/news/${draft}`, 404],
    [`/ar/news/${later}`, 404],
    ['/ar/news/zzzzzzzz99', 404],
    ['/ar/news/Not-An-Id', 404],
    ['/ar/news/%E0%A4%A', 404],
    ['/ar/nothing/here', 404],
    ['/xx', 404],
    ['/desk', 200],
  ];
  const answers = await Promise.all(pages.map(async ([url]) => [url, await ask(url)] as const));
  expect(answers.map(([url, { statusCode }]) => [url, statusCode])).toEqual(pages);
  for (const [, { headers, body }] of answers) {
    expect(headers['set-cookie']).toBeUndefined();
    for (const word of ['الكلمة المخفية', 'الكلمة المؤجلة', 'خبر يُسحب']) expect(body).not.toContain(word);
  }
  const wrong = answers.filter(([, { statusCode }]) => statusCode >= 400);
  for (const [, { headers, body }] of wrong) {
    expect(body).toMatch(/<meta name="robots" content="noindex/u);
    expect(headers['cache-control']).not.toContain('stale');
  }
  expect((await ask('/desk')).headers).toMatchObject({
    'cache-control': 'private, no-store',
    'x-robots-tag': 'noindex, nofollow',
  });
});

it('a page of the other language leads to the translation, else says that there is none and shows a way on', async () => {
  const without = await ask(`/en/news/${bees}`);
  expect(without.statusCode).toBe(404);
  const other = await push({
    uri: 'tag:example.org,2026:bees-en',
    language: 'en',
    group: 'urn:bees',
    story: { headline: 'Bees are back' },
  });
  expect(await ask(`/en/news/${bees}`)).toMatchObject({ statusCode: 302, headers: { location: `/en/news/${other}` } });
  expect((await ask('/en/news/zzzzzzzz99')).body).toContain(`/en/news/${other}`);
});

it('/ leads by the reader’s choice and is never cached', async () => {
  expect(await ask('/', { cookie: 'sharit-language=en' })).toMatchObject({
    statusCode: 302,
    headers: { location: '/en', 'cache-control': 'private, no-store' },
  });
  expect((await ask('/', { 'accept-language': 'ar' })).headers.location).toBe('/ar');
});

it('a cached page is sent compressed, or as a 304 to a reader who has it', async () => {
  const plain = await ask(`/ar/news/${bees}`);
  const br = await ask(`/ar/news/${bees}?utm_source=x`, { 'accept-encoding': 'gzip, br' });
  expect(br.headers['content-encoding']).toBe('br');
  expect(brotliDecompressSync(br.rawPayload).equals(plain.rawPayload)).toBe(true);
  const gz = await ask(`/ar/news/${bees}`, { 'accept-encoding': 'gzip' });
  expect(gunzipSync(gz.rawPayload).equals(plain.rawPayload)).toBe(true);
  const same = await ask(`/ar/news/${bees}`, { 'if-none-match': String(plain.headers.etag) });
  expect(same).toMatchObject({ statusCode: 304, body: '' });
  expect(plain.headers['surrogate-key']).toContain(bees);
});

it('a new story invalidates the front but not the article; a kill invalidates every page that names it', async () => {
  const article = await ask(`/ar/news/${bees}`);
  await ask('/ar');
  const cats = await push({
    uri: 'tag:example.org,2026:cats',
    story: { headline: 'قطط المكتبة', section: { slug: 'sport', name: 'رياضة' } },
  });
  await soon(async () => expect((await ask('/ar')).body).toContain('قطط المكتبة'));
  expect((await ask(`/ar/news/${bees}`)).headers.etag).toBe(article.headers.etag);

  await push({ uri: 'tag:example.org,2026:cats', version: '2', versionCreated: minutes(-1), pubStatus: 'canceled' });
  await soon(async () => {
    expect((await ask('/ar')).body).not.toContain('قطط المكتبة');
    expect((await ask(`/ar/news/${cats}`)).statusCode).toBe(410);
  });
});

it('a database that is away is a designed page of 503 that says when to come back', async () => {
  vi.spyOn(store.db, 'select').mockImplementation(() => {
    throw new Error('connection refused');
  });
  vi.spyOn(store.db, 'execute').mockImplementation(() => {
    throw new Error('connection refused');
  });
  const answer = await ask(`/ar/news/${bees}`);
  vi.restoreAllMocks();
  expect(answer.statusCode).toBeGreaterThanOrEqual(500);
  expect(answer.headers['retry-after']).toBe('30');
  expect(answer.headers['cache-control']).toBe('no-store');
  expect(answer.body).toContain('<h1');
});

it('with FIRST_VIEW off every page is the shell, which the browser fills', async () => {
  const off = await openTestApp(store, { firstView: false, newsroom });
  const { statusCode, body } = await off.app.inject({ url: `/en/news/${bees}` });
  await off.close();
  expect(statusCode).toBe(200);
  expect(body).toContain('<html lang="en" dir="ltr">');
  expect(body).toContain('<div id="root"></div>');
  expect(body).not.toContain('first-state');
});

it('text in a story cannot end the page’s data or become markup', async () => {
  const bad = await push({
    uri: 'tag:example.org,2026:marks',
    story: { headline: '</script><script>alert(1)</script> & "x"', body: paragraph('<!-- </script> -->') },
  });
  const { body } = await ask(`/ar/news/${bad}`);
  expect(body).not.toContain('<script>alert');
  expect(body).toContain('&lt;/script&gt;&lt;script&gt;alert(1)');
  const state = /id="first-state">([\s\S]*?)<\/script>/u.exec(body)![1]!;
  expect(() => JSON.parse(state) as unknown).not.toThrow();
});
