import { type QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { act, renderHook, waitFor } from '@testing-library/react';
import { afterEach, expect, test, vi } from 'vitest';
import type { DeskSession } from '#contract/desk.ts';
import { origin, problem } from '../../testing/api.ts';
import { deskKeys } from '../../wire/desk-keys.ts';
import { unfinishedSignOut } from '../../wire/unfinished-sign-out.ts';
import { createWire } from '../../wire/wire.ts';
import { WireProvider } from '../../wire/WireContext.tsx';
import { createDeskClient } from '../desk.queries.ts';
import { useDeskSession } from './useDeskSession.ts';

const signedIn: DeskSession = {
  editor: { name: 'Nour', role: 'editor', searches: false },
  csrf: 'csrf',
  singleSignOn: false,
};
const signedOut: DeskSession = { editor: null, csrf: null, singleSignOn: false };
const json = (body: object) => Response.json(body);
const boardKey = deskKeys.board('id');
afterEach(() => localStorage.clear());

/** Renders the hook over a server with a session; `fail` and `end` change what the server answers from then on. */
function setUp() {
  let session = signedIn;
  let failing = false;
  const requests: string[] = [];
  const wire = createWire({
    base: origin,
    fetch: async (url, init) => {
      const method = init?.method ?? 'GET';
      requests.push(`${method} ${new URL(url).pathname.replace('/api/v1/desk/', '')}`);
      if (failing) return problem('internal', 503);
      if (method !== 'DELETE') return json(session);
      session = signedOut;
      return new Response(null, { status: 204 });
    },
  });
  const client: QueryClient = createDeskClient();
  client.setDefaultOptions({ queries: { retry: false } });
  const onSignedOut = vi.fn();
  const { result, unmount } = renderHook(() => useDeskSession(onSignedOut), {
    wrapper: ({ children }) => (
      <WireProvider wire={wire}>
        <QueryClientProvider client={client}>{children}</QueryClientProvider>
      </WireProvider>
    ),
  });
  return {
    client,
    result,
    unmount,
    requests,
    onSignedOut,
    fail: (is: boolean) => (failing = is),
    end: () => (session = signedOut),
  };
}

async function withBoard() {
  const set = setUp();
  await waitFor(() => expect(set.result.current.session).toEqual(signedIn));
  set.client.setQueryData(boardKey, { headline: 'draft' });
  return set;
}

test('signing out clears the cache before the server has answered, and leaves the page once it has', async () => {
  const { client, result, requests, onSignedOut } = await withBoard();
  act(() => result.current.signOut('here'));
  expect(client.getQueryData(boardKey)).toBeUndefined();
  expect(result.current.signOutState).toBe('pending');
  await waitFor(() => expect(result.current.signOutState).toBe('idle'));
  expect(requests).toContain('DELETE session');
  expect(onSignedOut).toHaveBeenCalledOnce();
  expect(unfinishedSignOut.way()).toBeNull();
  expect(result.current.session?.editor).toBeNull();
});

test('a sign-out that fails is remembered, retried when the browser is online again, then complete', async () => {
  const { client, result, requests, onSignedOut, fail } = await withBoard();
  fail(true);
  act(() => result.current.signOut('everywhere'));
  await waitFor(() => expect(result.current.signOutState).toBe('failed'));
  expect(client.getQueryData(boardKey)).toBeUndefined();
  expect(unfinishedSignOut.way()).toBe('everywhere');
  fail(false);
  act(() => void dispatchEvent(new Event('online')));
  await waitFor(() => expect(result.current.signOutState).toBe('idle'));
  expect(requests.filter((request) => request === 'DELETE sessions')).toHaveLength(2);
  expect(onSignedOut).toHaveBeenCalled();
});

test('an unfinished sign-out is completed by the next page, which shows nothing meanwhile', async () => {
  unfinishedSignOut.begin('here');
  const { result } = setUp();
  expect(result.current.signOutState).toBe('pending');
  await waitFor(() => expect(result.current.signOutState).toBe('idle'));
  expect(unfinishedSignOut.way()).toBeNull();
});

test('a session that the server has ended clears the cache', async () => {
  const { client, result, end } = await withBoard();
  end();
  act(() => result.current.signedOut());
  expect(client.getQueryData(boardKey)).toBeUndefined();
  await waitFor(() => expect(result.current.session?.editor).toBeNull());
});
