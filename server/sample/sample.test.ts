import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { eq, isNotNull, isNull, like, sql } from 'drizzle-orm';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { newsroomFile } from '#contract/newsroom.ts';
import rawNewsroom from '../../content/newsroom.json' with { type: 'json' };
import { momentAt } from './sample-dates.ts';
import { fillSample } from './sample.ts';
import { assets, items, stories, versions } from '../store/database/schema.ts';
import type { Store } from '../store/database/store.ts';
import { openTestStore } from '../testing/store.ts';

const newsroom = newsroomFile.parse(rawNewsroom);
const now = new Date('2026-01-15T12:00:00Z');
let store: Store;
let dataDir: string;

beforeAll(async () => {
  store = await openTestStore();
  dataDir = await mkdtemp(join(tmpdir(), 'sharit-sample-'));
  await fillSample(store, { newsroom, dataDir, now });
});

afterAll(async () => {
  await store.close();
  await rm(dataDir, { recursive: true, force: true });
});

test('offsets are hours and minutes from the start', () => {
  expect(momentAt('-PT2H30M', now)).toBe('2026-01-15T09:30:00.000Z');
  expect(momentAt('PT6H', now)).toBe('2026-01-15T18:00:00.000Z');
  expect(() => momentAt('yesterday', now)).toThrow('yesterday');
});

test('readers get what is published and nothing else', async () => {
  const visible = await store.db
    .select({ uri: stories.uri, language: stories.language })
    .from(stories)
    .where(isNull(stories.killedAt));
  expect(visible.filter(({ language }) => language === 'ar').length).toBeGreaterThanOrEqual(26);
  expect(visible.filter(({ language }) => language === 'en').length).toBeGreaterThanOrEqual(13);
  expect(visible.filter(({ uri }) => /:(lighthouse|prize|parking):/.test(uri))).toEqual([]);
  const waiting = await store.db.select().from(versions).where(isNotNull(versions.opensAt));
  expect(waiting.map(({ opensAt }) => opensAt)).toEqual([new Date('2026-01-15T18:00:00Z')]);
});

test('the correction is dated by its version, not by the start', async () => {
  const [corrected] = await store.db.select().from(stories).where(like(stories.uri, '%:footbridge:ar'));
  expect(corrected?.article?.corrections).toHaveLength(1);
  expect(corrected?.article?.corrections[0]?.at).toBe(momentAt('-PT23H30M', now));
  expect(corrected?.published.toISOString()).toBe(momentAt('-PT26H', now));
});

test('pictures of drafts stay private', async () => {
  const drawn = await store.db.select().from(assets).where(eq(assets.public, true));
  expect(drawn.length).toBeGreaterThanOrEqual(14);
  expect(drawn.every(({ widths }) => widths.length > 1)).toBe(true);
});

test('filling twice changes nothing', async () => {
  const count = async () => [
    await store.db.$count(items),
    await store.db.$count(versions),
    await store.db.$count(stories),
  ];
  const before = await count();
  expect(await fillSample(store, { newsroom, dataDir, now })).toBe(0);
  expect(await count()).toEqual(before);
});

test('a newsroom in one language gets only its stories', async () => {
  // Pictures stay: making them again is most of the work.
  await store.db.execute(sql`truncate items, versions, stories, story_subjects, changes cascade`);
  await fillSample(store, { newsroom: { ...newsroom, languages: ['en'] }, dataDir, now });
  const languages = await store.db.selectDistinct({ language: items.language }).from(items);
  expect(languages).toEqual([{ language: 'en' }]);
});
