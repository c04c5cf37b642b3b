import { asc } from 'drizzle-orm';
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { makePreparedItem, noon } from '../../testing/items.ts';
import { resetStore } from '../../testing/store.ts';
import { items, stories, versions } from '../database/schema.ts';
import type { Store } from '../database/store.ts';
import { mintPreview } from '../desk/previews.ts';
import { receiveItem } from '../publishing/receive.ts';
import { pruneVersions } from './prune-versions.ts';

const days = (count: number) => new Date(noon.getTime() + count * 24 * 3_600_000);

/** Which old versions are deleted: asked of PGlite and of PostgreSQL alike. */
export function pruningCases(open: () => Promise<Store>): void {
  let store: Store;
  beforeAll(async () => {
    store = await open();
  });
  afterAll(() => store.close());
  beforeEach(() => resetStore(store));

  const push = (day: number, version: string, changes: Parameters<typeof makePreparedItem>[0] = {}) =>
    receiveItem(store, makePreparedItem({ version, versionCreated: days(day), ...changes }), days(day));
  const left = async () =>
    (await store.db.select({ version: versions.version }).from(versions).orderBy(asc(versions.seq))).map(
      ({ version }) => version,
    );
  const prune = (day: number) => pruneVersions(store.db, 30, days(day));

  it('deletes what was superseded and is old, and nothing that readers have', async () => {
    await push(0, '1');
    await push(1, '2');
    await push(50, '3');
    const before = await store.db.select().from(stories);
    expect(await prune(29)).toBe(0);
    expect(await prune(40)).toBe(2);
    expect(await left()).toEqual(['3']);
    expect(await store.db.select().from(stories)).toEqual(before);
    expect(await prune(400)).toBe(0);
  });

  it('leaves corrections, pictures that only they show, and what a preview or an embargo needs', async () => {
    await push(0, '1', { story: { correction: 'صُحّح الاسم' } });
    await push(1, '2', { assets: ['bees.jpg'] });
    await push(2, '3');
    await push(3, '4', { pubStatus: 'withheld' });
    const [draft] = await store.db.select().from(items);
    await mintPreview(store.db, {
      ...{ uri: draft!.uri, versionSeq: draft!.latestSeq, expiresIn: 600, createdBy: 'Nour', now: new Date() },
    });
    await push(4, '5');
    expect(await prune(400)).toBe(1);
    expect(await left()).toEqual(['1', '2', '4', '5']);
  });

  it('leaves a withdrawn story the version that it may come back with', async () => {
    await push(0, '1');
    await push(1, '2');
    await push(2, '3', { pubStatus: 'canceled' });
    expect(await prune(400)).toBe(1);
    expect(await left()).toEqual(['2', '3']);
  });

  it('does not let an embargoed version supersede anything', async () => {
    await push(0, '1');
    await push(1, '2', { embargoedUntil: days(900) });
    expect(await prune(400)).toBe(0);
    expect(await left()).toEqual(['1', '2']);
  });
}
