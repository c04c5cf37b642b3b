import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { readNewsroom } from '../settings/newsroom-file.ts';
import { deskPage, draftByUri } from '../store/desk/drafts.ts';
import { receiveItem } from '../store/publishing/receive.ts';
import type { Store } from '../store/database/store.ts';
import { openTestStore, resetStore } from '../testing/store.ts';
import { makePreparedItem } from '../testing/items.ts';
import { boardOf } from './board.ts';

let store: Store;
beforeAll(async () => {
  store = await openTestStore();
});
beforeEach(() => resetStore(store));
afterAll(() => store.close());

const newsroom = readNewsroom('content/newsroom.json');
const uri = 'tag:example.org,2026:waiting';
const push = (item: Parameters<typeof makePreparedItem>[0]) =>
  receiveItem(store, makePreparedItem({ uri, ...item }), new Date());
const hours = (count: number) => new Date(Date.now() + count * 3_600_000);
async function seen() {
  const board = await boardOf(store.db, (await draftByUri(store.db, uri))!, newsroom);
  const [row] = (await deskPage(store.db, {}, { limit: 1 })).items;
  return {
    state: board.state,
    embargoedUntil: board.embargoedUntil,
    opens: board.versions.map(({ version, opensAt }) => [version, opensAt]),
    row: [row!.version, row!.opensAt, row!.opensVersion],
  };
}

it('gives no publication time for a draft with an embargo', async () => {
  const until = hours(2);
  await push({ pubStatus: 'withheld', embargoedUntil: until });
  expect(await seen()).toEqual({
    state: 'draft',
    embargoedUntil: until.toISOString(),
    opens: [['1', null]],
    row: ['1', null, null],
  });
});

it('names the version that opens, not a newer draft', async () => {
  const until = hours(2).toISOString();
  await push({ embargoedUntil: new Date(until) });
  expect(await seen()).toMatchObject({ state: 'embargoed', opens: [['1', until]], row: ['1', until, null] });
  await push({ version: '2', pubStatus: 'withheld' });
  expect(await seen()).toEqual({
    state: 'embargoed',
    embargoedUntil: null,
    opens: [
      ['2', null],
      ['1', until],
    ],
    row: ['2', until, '1'],
  });
});

it('follows an embargo that a draft changes, and drops that of a withdrawn story', async () => {
  await push({ embargoedUntil: hours(1) });
  const moved = hours(3).toISOString();
  await push({ version: '2', pubStatus: 'withheld', embargoedUntil: new Date(moved) });
  expect(await seen()).toMatchObject({ row: ['2', moved, '1'] });
  await push({ version: '3', pubStatus: 'canceled' });
  expect((await seen()).opens.map(([, opensAt]) => opensAt)).toEqual([null, null, null]);
});
