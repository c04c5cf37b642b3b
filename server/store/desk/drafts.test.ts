import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { deskCounts, deskPage, draftByUri, groupOf } from './drafts.ts';
import { receiveItem } from '../publishing/receive.ts';
import type { Store } from '../database/store.ts';
import { openTestStore, resetStore } from '../../testing/store.ts';
import { makePreparedItem } from '../../testing/items.ts';

let store: Store;
beforeAll(async () => {
  store = await openTestStore();
});
beforeEach(() => resetStore(store));
afterAll(() => store.close());

const push = (name: string, item: Parameters<typeof makePreparedItem>[0] = {}) =>
  receiveItem(store, makePreparedItem({ uri: `tag:example.org,2026:${name}`, ...item }), new Date());
const inAnHour = () => new Date(Date.now() + 3_600_000);
const names = (page: { items: { uri: string }[] }) => page.items.map(({ uri }) => uri.split(':')[2]);
const list = (filter: Parameters<typeof deskPage>[1] = {}, limit = 30, before?: number) =>
  deskPage(store.db, filter, { before, limit });

async function oneOfEach() {
  await push('draft', { pubStatus: 'withheld' });
  await push('waiting', { embargoedUntil: inAnHour() });
  await push('changed');
  await push('changed', { version: '2', pubStatus: 'withheld' });
  await push('gone');
  await push('gone', { version: '2', pubStatus: 'canceled' });
  await push('public');
}

describe('the list', () => {
  it('holds what needs an editor, newest first, and no plainly published story', async () => {
    await oneOfEach();
    const page = await list();
    expect(page.items.map(({ state }) => state)).toEqual(['killed', 'changed', 'embargoed', 'draft']);
    expect(await deskCounts(store.db, {})).toEqual({ draft: 1, embargoed: 1, changed: 1, killed: 1 });
  });

  it('is narrowed by state, language and section', async () => {
    await oneOfEach();
    await push('english', {
      pubStatus: 'withheld',
      language: 'en',
      story: { section: { slug: 'sport', name: 'Sport' } },
    });
    expect(names(await list({ state: 'embargoed' }))).toEqual(['waiting']);
    expect(names(await list({ language: 'en' }))).toEqual(['english']);
    expect(names(await list({ section: 'sport', state: 'draft' }))).toEqual(['english']);
  });

  it('is searched as readers search: hamzas, vowels and digits do not matter', async () => {
    await push('one', { pubStatus: 'withheld', story: { headline: 'أَزهار الحديقة ٢٠٢٥' } });
    await push('two', { pubStatus: 'withheld', story: { byline: 'محرر الازهار' } });
    expect(names(await list({ q: 'الأزهار' }))).toEqual(['two']);
    expect(names(await list({ q: 'ازهار 2025' }))).toEqual(['one']);
    expect(names(await list({ q: 'example.org,2026:two' }))).toEqual(['two']);
  });

  it('goes on where the last page ended', async () => {
    for (const name of ['a', 'b', 'c', 'd', 'e']) await push(name, { pubStatus: 'withheld' });
    const first = await list({}, 2);
    const second = await list({}, 2, Number(first.next));
    const third = await list({}, 2, Number(second.next));
    expect([first, second, third].map(names)).toEqual([['e', 'd'], ['c', 'b'], ['a']]);
    expect(third.next).toBeNull();
  });
});

it('keeps an embargoed story embargoed under a newer draft', async () => {
  await push('waiting', { embargoedUntil: inAnHour() });
  await push('waiting', { version: '2', pubStatus: 'withheld' });
  const row = await draftByUri(store.db, 'tag:example.org,2026:waiting');
  expect(row).toMatchObject({ state: 'embargoed', latest: { version: '2' } });
  expect(row!.opensAt).toBeInstanceOf(Date);
});

it('calls a withdrawn story that is written anew a draft', async () => {
  await push('gone');
  await push('gone', { version: '2', pubStatus: 'canceled' });
  await push('gone', { version: '3', pubStatus: 'withheld' });
  expect(await draftByUri(store.db, 'tag:example.org,2026:gone')).toMatchObject({ state: 'draft' });
});

it('gathers a translation group, the item asked for first', async () => {
  await push('ar', { group: 'bees', pubStatus: 'withheld' });
  await push('en', { group: 'bees', language: 'en' });
  const row = (await draftByUri(store.db, 'tag:example.org,2026:en'))!;
  expect((await groupOf(store.db, row)).map(({ latest }) => latest.language)).toEqual(['en', 'ar']);
});
