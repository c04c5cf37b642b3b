import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import type { Store } from '../store/store.ts';
import { openTestStore } from '../store/testing.ts';
import { Hub } from './hub.ts';

let store: Store;
let hub: Hub;
beforeEach(async () => {
  store = await openTestStore();
  hub = new Hub(store, async () => null);
  await hub.start();
});
afterEach(async () => {
  await hub.stop();
  await store.close();
});

it('reads what is missed from one position once, and remembers a few positions only', async () => {
  const asked = vi.spyOn(store.db, 'select');
  const first = hub.missedSince('ar', 0);
  expect(hub.missedSince('ar', 0)).toBe(first);
  await first;
  const before = asked.mock.calls.length;
  await hub.missedSince('ar', 0);
  expect(asked.mock.calls.length).toBe(before);
  for (let position = 1; position <= 60; position += 1) await hub.missedSince('ar', position);
  await hub.missedSince('ar', 60);
  const after = asked.mock.calls.length;
  // The oldest of them is forgotten by now, and read again.
  await hub.missedSince('ar', 0);
  expect(asked.mock.calls.length).toBeGreaterThan(after);
});
