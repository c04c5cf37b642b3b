import { afterAll, beforeAll, expect, it } from 'vitest';
import { testNewsroom } from '../../testing/intake.ts';
import type { Store } from '../../store/database/store.ts';
import { openTestStore } from '../../testing/store.ts';
import { openTestApp, type TestApp } from '../../testing/app.ts';

let store: Store;
let test: TestApp;
beforeAll(async () => {
  store = await openTestStore();
  test = await openTestApp(store, {
    newsroom: { ...testNewsroom, languages: ['ar', 'en'], name: { ar: 'جريدة الحي', en: 'The Quarter' } },
  });
});
afterAll(async () => {
  await test.close();
  await store.close();
});

it.each([
  ['ar', 'جريدة الحي', 'rtl'],
  ['en', 'The Quarter', 'ltr'],
])('names the newsroom in %s', async (language, name, dir) => {
  const { status, headers, body } = await test.get<object>(`/${language}/manifest.webmanifest`);
  expect(status).toBe(200);
  expect(headers['content-type']).toBe('application/manifest+json; charset=utf-8');
  expect(headers['cache-control']).toBe('public, max-age=0, must-revalidate, s-maxage=3600');
  expect(headers.etag).toMatch(/^W\//);
  expect(body).toMatchObject({ name, short_name: name, lang: language, dir, start_url: `/${language}` });
  const { shortcuts } = body as { shortcuts: { name: string; url: string }[] };
  expect(shortcuts.map(({ url }) => url)).toEqual(['latest', 'saved', 'search'].map((page) => `/${language}/${page}`));
});
