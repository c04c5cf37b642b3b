import { QueryClient } from '@tanstack/react-query';
import { afterEach, expect, it, vi } from 'vitest';
import { allowConsole } from '../testing/setup.ts';
import { frontKey } from './keys.ts';
import { persistQueries } from './persistence.ts';

afterEach(() => vi.unstubAllGlobals());

/** IndexedDB as far as opening a database goes: `open` decides what becomes of it. */
function openFails(open: (request: { onerror?: () => void; error: Error }) => void) {
  vi.stubGlobal('indexedDB', {
    open: vi.fn(() => {
      const request = { error: new DOMException('A newer version exists', 'VersionError') };
      open(request);
      return request;
    }),
  });
}

async function persistsNothing() {
  const client = new QueryClient();
  const stop = await persistQueries(client);
  client.setQueryData(frontKey('ar'), { blocks: [] });
  expect(client.getQueryData(frontKey('ar'))).toEqual({ blocks: [] });
  stop();
}

it('the app works where storage is refused with an exception', async () => {
  openFails(() => {
    throw new DOMException('The operation is insecure', 'SecurityError');
  });
  await persistsNothing();
  allowConsole(/SecurityError|restore client cache/u);
});

it('the app works where the database cannot be opened, and asks for the version that exists', async () => {
  openFails((request) => queueMicrotask(() => request.onerror?.()));
  await persistsNothing();
  allowConsole(/VersionError|restore client cache/u);
  expect(indexedDB.open).toHaveBeenCalledWith('sharit');
});

it('the app works where reading the property throws', async () => {
  const descriptor = Object.getOwnPropertyDescriptor(globalThis, 'indexedDB');
  Object.defineProperty(globalThis, 'indexedDB', {
    configurable: true,
    get: () => {
      throw new DOMException('Cookies are blocked', 'SecurityError');
    },
  });
  await persistsNothing();
  if (descriptor) Object.defineProperty(globalThis, 'indexedDB', descriptor);
  else Reflect.deleteProperty(globalThis, 'indexedDB');
});
