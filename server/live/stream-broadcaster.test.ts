import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import type { Store } from '../store/database/store.ts';
import { openTestStore } from '../testing/store.ts';
import { StreamBroadcaster } from './stream-broadcaster.ts';

let store: Store;
let broadcaster: StreamBroadcaster;
beforeEach(async () => {
  store = await openTestStore();
  broadcaster = new StreamBroadcaster(store, {
    story: async () => null,
    reason: async () => null,
    hidden: async () => [],
    hiddenLines: async () => new Set(),
  });
  await broadcaster.start();
});
afterEach(async () => {
  await broadcaster.stop();
  await store.close();
});

it('reads the missed events of a position once, and caches a few positions only', async () => {
  const asked = vi.spyOn(store.db, 'select');
  const first = broadcaster.missedSince('ar', 0);
  expect(broadcaster.missedSince('ar', 0)).toBe(first);
  await first;
  const before = asked.mock.calls.length;
  await broadcaster.missedSince('ar', 0);
  expect(asked.mock.calls.length).toBe(before);
  for (let position = 1; position <= 60; position += 1) await broadcaster.missedSince('ar', position);
  await broadcaster.missedSince('ar', 60);
  const after = asked.mock.calls.length;
  // The oldest of them is forgotten by now, and read again.
  await broadcaster.missedSince('ar', 0);
  expect(asked.mock.calls.length).toBeGreaterThan(after);
});
