import { afterAll, beforeAll, expect, it } from 'vitest';
import { openTestStore } from '../../testing/store.ts';
import { DatabaseTooNew, migrateStore } from './migrate.ts';
import { compatibility } from './schema.ts';
import type { Store } from './store.ts';

let store: Store;
beforeAll(async () => {
  store = await openTestStore();
});
afterAll(() => store.close());

it('runs on what the next release has migrated, and refuses what a later one has', async () => {
  const [before] = await store.db.select().from(compatibility);
  expect(before!.migrations).toBeGreaterThan(0);
  // The next release names what this one has.
  const known = before!.migrations + 1;
  await store.db.update(compatibility).set({ migrations: known });
  await migrateStore(store.db);
  expect(await store.db.select().from(compatibility)).toEqual([{ migrations: known }]);
  await store.db.update(compatibility).set({ migrations: 1000 });
  await expect(migrateStore(store.db)).rejects.toThrow(DatabaseTooNew);
  await expect(migrateStore(store.db)).rejects.toThrow(/^[^.]+ needs 1000 migrations [^.]+\.$/u);
});
