import { access, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { newsroomFile } from '#contract/newsroom.ts';
import rawNewsroom from '../../content/newsroom.json' with { type: 'json' };
import { withSampleNotice } from './sample-notice.ts';
import { fillSampleOnce } from './sample-once.ts';
import { receiveItem } from '../store/publishing/receive.ts';
import { items, stories, versions } from '../store/database/schema.ts';
import type { Store } from '../store/database/store.ts';
import { makePreparedItem } from '../testing/items.ts';
import { openTestStore } from '../testing/store.ts';

const newsroom = newsroomFile.parse(rawNewsroom);
const begun = new Date('2026-01-15T12:00:00Z');
const later = new Date('2026-01-15T12:03:00Z');
let store: Store;
let dataDir: string;
let told = 0;

const fill = (now: Date, into = store) =>
  fillSampleOnce(into, { newsroom, dataDir, now }, () => {
    told += 1;
  });
// Pictures stay: making them again is most of the work.
const empty = () => store.db.execute(sql`truncate items, versions, stories, story_subjects, changes cascade`);
/** The store as it is for a process that is killed when it has taken so many items in. */
const endingAfter = (most: number): Store => {
  let taken = 0;
  const transaction: Store['db']['transaction'] = (work) => {
    taken += 1;
    if (taken > most) throw new Error('killed');
    return store.db.transaction(work);
  };
  const db = new Proxy(store.db, {
    get: (target, name) => (name === 'transaction' ? transaction : (Reflect.get(target, name) as unknown)),
  });
  return { ...store, db };
};
const counts = async () => [await store.db.$count(items), await store.db.$count(versions)];
const marker = () => join(dataDir, 'sample-unfinished');
const marked = () =>
  access(marker()).then(
    () => true,
    () => false,
  );

beforeAll(async () => {
  store = await openTestStore();
  // Not made yet, as with PostgreSQL.
  dataDir = join(await mkdtemp(join(tmpdir(), 'sharit-once-')), 'data');
});
beforeEach(async () => {
  await empty();
  await rm(marker(), { force: true });
  told = 0;
});
afterAll(async () => {
  await store.close();
  await rm(dirname(dataDir), { recursive: true, force: true });
});

test('an empty database is filled once', async () => {
  await fill(begun);
  const whole = await counts();
  expect(whole[0]).toBeGreaterThan(36);
  expect(await marked()).toBe(false);
  await fill(later);
  expect(await counts()).toEqual(whole);
  expect(told).toBe(1);
});

test('an interrupted fill is completed without duplicates and with the same dates', async () => {
  await fill(begun);
  const whole = await counts();
  const published = async () =>
    (await store.db.select({ uri: stories.uri, at: stories.published }).from(stories)).toSorted((one, other) =>
      one.uri.localeCompare(other.uri),
    );
  const before = await published();
  await empty();
  await expect(fill(begun, endingAfter(20))).rejects.toThrow('killed');
  expect(await store.db.$count(versions)).toBe(20);
  expect(await marked()).toBe(true);
  await fill(later);
  expect(await counts()).toEqual(whole);
  expect(await published()).toEqual(before);
  expect(await marked()).toBe(false);
});

test('a database that a newsroom has pushed into gets nothing more', async () => {
  await receiveItem(store, makePreparedItem({ uri: 'tag:example.org,2026:own' }), begun);
  await writeFile(marker(), begun.toISOString());
  await fill(later);
  expect(await counts()).toEqual([1, 1]);
  expect(told).toBe(0);
});

test('the footer says that the news is invented only while sample stories are public', async () => {
  expect((await withSampleNotice(newsroom, store)).about).toBeUndefined();
  await receiveItem(store, makePreparedItem({ uri: 'tag:example.org,2026:own' }), begun);
  expect(await withSampleNotice(newsroom, store)).toBe(newsroom);
  await empty();
  await fill(begun);
  const { about } = await withSampleNotice({ ...newsroom, about: { ar: 'عن الجريدة.' } }, store);
  expect(about?.ar).toMatch(/^عن الجريدة\. .*متخيّلة/);
  expect(about?.en).toContain('imagined');
});
