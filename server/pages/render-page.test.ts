import type { FastifyInstance } from 'fastify';
import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import { createApp } from '../app.ts';
import { readConfig } from '../config.ts';
import { makeNinjsItem } from '../testing/ninjs.ts';
import { openTestStore } from '../testing/store.ts';
import type { Store } from '../store/database/store.ts';
import type { Built } from './built.ts';
import type { Render, RenderedPage } from './entry.ts';
import { createPageRenderer } from './render-page.ts';

const built: Built = {
  style: '',
  boot: '',
  first: '/first.js',
  app: '/app.js',
  imports: { ar: [], en: [] },
  routes: {},
  rareStyle: '',
  sheets: { style: [], rare: [] },
};
const pageOf = (html: string): RenderedPage => ({
  kind: 'page',
  status: 200,
  language: 'ar',
  direction: 'rtl',
  title: '',
  tags: [],
  route: 'front',
  rareBlocks: false,
  html,
  state: { newsroom: app.newsroom, queries: [] },
  answer: null,
});
const origin = 'https://news.example';

let store: Store;
let app: FastifyInstance;
let renderer: ReturnType<typeof createPageRenderer>;
let render: Render;
let version = 0;
beforeAll(async () => {
  store = await openTestStore();
  const config = readConfig({ SAMPLE: 'off', PUSH_SECRET: 'a secret of these tests', FIRST_VIEW: 'off' });
  app = await createApp({ config, store, log: { level: 'silent' } });
  renderer = createPageRenderer(app, built, (request) => render(request));
});
afterAll(async () => {
  await app.close();
  await store.close();
});
const pageOfStory = (id: string) => renderer.page({ path: `/ar/news/${id}`, origin, cacheable: true });
async function push(): Promise<string> {
  version += 1;
  const answer = await app.inject({
    method: 'POST',
    url: '/api/v1/push',
    headers: { authorization: `Bearer ${app.config.pushSecret}` },
    payload: makeNinjsItem('bees', { version: String(version) }),
  });
  return answer.json<{ id: string }>().id;
}

it('has invalidated a page by the time the push that changes it is answered', async () => {
  const id = await push();
  let rendered = 0;
  render = async () => pageOf(`${(rendered += 1)}`);
  for (let reader = 0; reader < 3; reader += 1) await pageOfStory(id);
  expect(rendered).toBe(1);
  await push();
  await pageOfStory(id);
  expect(rendered).toBe(2);
});

it('answers no request that came after a change with a rendering that began before it', async () => {
  const id = await push();
  const slow = Promise.withResolvers<RenderedPage>();
  const renderings = [slow.promise, Promise.resolve(pageOf('new'))];
  render = () => renderings.shift()!;
  const textOf = async (page: ReturnType<typeof pageOfStory>) => {
    const made = await page;
    return 'body' in made ? made.body.plain.toString() : '';
  };
  const early = pageOfStory(id);
  const concurrent = pageOfStory(id);
  expect(concurrent).toBe(early);
  await push();
  expect(await textOf(pageOfStory(id))).toContain('>new<');
  slow.resolve(pageOf('old'));
  expect(await textOf(early)).toContain('>old<');
  expect(await textOf(pageOfStory(id))).toContain('>new<');
});

it('answers at once with a page that is a minute old, and makes it again', async () => {
  const id = await push();
  render = async () => pageOf('old');
  await pageOfStory(id);
  const made = Promise.withResolvers<RenderedPage>();
  render = () => made.promise;
  const later = vi.spyOn(Date, 'now').mockReturnValue(Date.now() + 61_000);
  const textNow = () => renderer.cached({ path: `/ar/news/${id}`, origin })?.body.plain.toString();
  expect(textNow()).toContain('>old<');
  made.resolve(pageOf('new'));
  await vi.waitFor(() => expect(textNow()).toContain('>new<'));
  later.mockRestore();
});
