import { QueryClientProvider } from '@tanstack/react-query';
import { act, renderHook, waitFor } from '@testing-library/react';
import { afterEach, expect, test, vi } from 'vitest';
import { origin, problem } from '../testing/api.ts';
import { previewKey } from '../wire/keys.ts';
import { createPreviewWire } from '../wire/preview-wire.ts';
import { createWire } from '../wire/wire.ts';
import { WireProvider } from '../wire/WireContext.tsx';
import { createPreviewClient, previewQueries } from './preview.queries.ts';
import { usePreviewEvents } from './usePreviewEvents.ts';

afterEach(() => void vi.useRealTimers());

/** Renders the hook for a loaded preview; `fail` makes the server refuse further requests. */
async function setUp(params: { expiresAt?: string | null; signedInOnly?: boolean } = {}) {
  let failing = false;
  let requests = 0;
  let stream: ReadableStreamDefaultController<Uint8Array> | undefined;
  const wire = createWire({
    base: origin,
    fetch: async (url) => {
      if (failing) return problem('internal', 500);
      if (url.endsWith('/stream'))
        return new Response(new ReadableStream<Uint8Array>({ start: (started) => void (stream = started) }), {
          headers: { 'content-type': 'text/event-stream' },
        });
      requests += 1;
      return Response.json({ state: 'draft', version: `${requests}` });
    },
  });
  const client = createPreviewClient();
  client.setDefaultOptions({ queries: { retry: false, gcTime: Infinity } });
  await client.fetchQuery(previewQueries(createPreviewWire(wire)).byId('id'));
  const { result } = renderHook(
    () =>
      usePreviewEvents({ id: 'id', expiresAt: params.expiresAt ?? null, signedInOnly: params.signedInOnly ?? false }),
    {
      wrapper: ({ children }) => (
        <WireProvider wire={wire}>
          <QueryClientProvider client={client}>{children}</QueryClientProvider>
        </WireProvider>
      ),
    },
  );
  return {
    client,
    result,
    fail: () => (failing = true),
    send: async (event: string) => {
      await waitFor(() => expect(stream).toBeDefined(), { timeout: 5000 });
      await act(async () => stream!.enqueue(new TextEncoder().encode(`event: ${event}\ndata: {}\n\n`)));
    },
  };
}

const fromAnotherTab = (message: string) =>
  act(() => void dispatchEvent(new StorageEvent('storage', { key: 'sharit-desk-session', newValue: message })));

test('a new version makes the preview stale; a revoked one is gone', async () => {
  const { client, result, send } = await setUp();
  await send('version');
  await waitFor(() => expect(client.getQueryState(previewKey('id'))?.isInvalidated).toBe(true));
  expect(result.current).toMatchObject({ gone: false, live: true });
  await send('gone');
  await waitFor(() => expect(result.current.gone).toBe(true));
});

test('a preview for editors is gone when the editor signs out in another tab', async () => {
  const { result } = await setUp({ signedInOnly: true });
  fromAnotherTab('entered');
  expect(result.current.gone).toBe(false);
  fromAnotherTab('leaving');
  expect(result.current.gone).toBe(true);
});

test('a preview for anybody stays', async () => {
  const { result } = await setUp();
  fromAnotherTab('leaving');
  expect(result.current.gone).toBe(false);
});

test('is gone when its link expires', async () => {
  vi.useFakeTimers({ shouldAdvanceTime: true });
  const { result } = await setUp({ expiresAt: new Date(Date.now() + 60_000).toISOString() });
  await act(() => vi.advanceTimersByTimeAsync(50_000));
  expect(result.current.gone).toBe(false);
  await act(() => vi.advanceTimersByTimeAsync(20_000));
  expect(result.current.gone).toBe(true);
});

test('is unverified while a check fails, until one succeeds', async () => {
  const { result, fail } = await setUp();
  await act(() => result.current.recheck());
  expect(result.current.unverified).toBe(false);
  fail();
  await act(() => result.current.recheck());
  expect(result.current.unverified).toBe(true);
});
