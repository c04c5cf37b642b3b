import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import type * as DeskTabs from './desk-tabs.ts';

/** The module as another tab of the browser has it. */
async function openTab() {
  vi.resetModules();
  const tab: typeof DeskTabs = await import('./desk-tabs.ts');
  const received: string[] = [];
  closing.push(tab.onDeskTabMessage((message) => received.push(message)));
  return { notify: tab.notifyDeskTabs, received };
}
const closing: (() => void)[] = [];

beforeEach(() => {
  const channels = new Set<EventTarget>();
  vi.stubGlobal(
    'BroadcastChannel',
    class extends EventTarget {
      constructor() {
        super();
        channels.add(this);
      }
      postMessage(data: unknown) {
        for (const other of channels)
          if (other !== this) other.dispatchEvent(new MessageEvent('message', { data: structuredClone(data) }));
      }
      close() {
        channels.delete(this);
      }
    },
  );
});
afterEach(() => {
  for (const close of closing.splice(0)) close();
  vi.unstubAllGlobals();
});

it('a message reaches every other tab, and not the tab that sent it', async () => {
  const [one, two, three] = [await openTab(), await openTab(), await openTab()];
  one.notify('leaving');
  two.notify('left');
  expect(one.received).toEqual(['left']);
  expect(two.received).toEqual(['leaving']);
  expect(three.received).toEqual(['leaving', 'left']);
});

it('ignores what no tab of ours has posted', async () => {
  const tab = await openTab();
  const stranger = new BroadcastChannel('sharit-desk-session');
  for (const data of [null, 'left', {}, { message: 'unknown' }]) stranger.postMessage(data);
  expect(tab.received).toEqual([]);
});

it('uses storage events where channels are refused', async () => {
  vi.stubGlobal('BroadcastChannel', function refused() {
    throw new DOMException('Refused', 'SecurityError');
  });
  const setItem = vi.spyOn(Storage.prototype, 'setItem');
  const tab = await openTab();
  tab.notify('left');
  expect(setItem).toHaveBeenCalledWith('sharit-desk-session', 'left');
  expect(localStorage).toHaveLength(0);
  // Browsers send this event to the other tabs only.
  dispatchEvent(new StorageEvent('storage', { key: 'sharit-desk-session', newValue: 'left' }));
  dispatchEvent(new StorageEvent('storage', { key: 'sharit-desk-session', newValue: null }));
  expect(tab.received).toEqual(['left']);
});
