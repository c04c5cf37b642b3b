import Fastify from 'fastify';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { testNewsroom } from '../intake/testing.ts';
import { changesHeard } from '../store/changes.ts';
import { receiveItem } from '../store/receive.ts';
import type { Store } from '../store/store.ts';
import { preparedItem } from '../store/testing-items.ts';
import { openTestStore } from '../store/testing.ts';
import { readBuilt } from './built.ts';
import type { RenderedPage } from './entry.ts';
import { openView } from './view.ts';

let store: Store;
const app = Fastify();
beforeAll(async () => {
  store = await openTestStore();
  app.decorate('store', store);
  app.decorate('newsroom', testNewsroom);
});
afterAll(async () => {
  await app.close();
  await store.close();
});

it('many readers of one cold page are one rendering, until something changes', async () => {
  const started: ((html: string) => void)[] = [];
  const view = await openView(app, (await readBuilt())!, ({ newsroom }) => {
    const page = { kind: 'page', status: 200, language: 'ar', direction: 'rtl', title: '', tags: [], answer: null };
    const state = { newsroom, queries: { queries: [] } };
    return new Promise((resolve) => started.push((html) => resolve({ ...page, state, html } as RenderedPage)));
  });
  const ask = async () => {
    const page = await view.view('/ar', 'https://news.example', true);
    return 'html' in page ? page.html.toString() : '';
  };
  const early = [ask(), ask()];
  expect(started).toHaveLength(1);

  await receiveItem(store, preparedItem(), new Date());
  await changesHeard(store);
  const late = [ask(), ask()];
  expect(started).toHaveLength(2);
  started[1]!('<p>new</p>');
  for (const html of await Promise.all(late)) expect(html).toContain('<p>new</p>');
  // What began before is given to those who asked before, and is not kept.
  started[0]!('<p>old</p>');
  for (const html of await Promise.all(early)) expect(html).toContain('<p>old</p>');
  expect(await ask()).toContain('<p>new</p>');
  expect(started).toHaveLength(2);
});
