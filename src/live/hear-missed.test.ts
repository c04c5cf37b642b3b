import { expect, it, vi } from 'vitest';
import { articleKey } from '../wire/keys.ts';
import { createQueryClient } from '../wire/query-client.ts';
import { createWire } from '../wire/wire.ts';
import { hearMissed } from './hear-missed.ts';

it('a story that was withdrawn in another edition leaves the device', async () => {
  vi.useFakeTimers();
  const queryClient = createQueryClient();
  queryClient.setQueryData(articleKey('en', 'a'), { article: { id: 'a' }, position: 7 });
  queryClient.setQueryData(articleKey('en', 'b'), { article: { id: 'b' }, position: 9 });
  const text = 'id: 8\nevent: canceled\ndata: {"storyId":"a","reason":"killed"}\n\n';
  const fetch = vi.fn<(url: string, init?: RequestInit) => Promise<Response>>(async () => {
    const body = new ReadableStream({ start: (stream) => stream.enqueue(new TextEncoder().encode(text)) });
    return new Response(body, { headers: { 'content-type': 'text/event-stream' } });
  });
  const wire = createWire({ base: '', fetch });
  const heard = hearMissed({ queryClient, wire, language: 'en' }, new AbortController().signal);
  await vi.advanceTimersByTimeAsync(11_000);
  expect(queryClient.getQueryData(articleKey('en', 'a'))).toBeUndefined();
  expect(queryClient.getQueryData(articleKey('en', 'b'))).toBeDefined();
  const [url, init] = fetch.mock.calls[0]!;
  expect([url, new Headers(init?.headers).get('last-event-id')]).toEqual(['/api/v1/en/ticker/stream', '7']);
  expect(init!.signal!.aborted).toBe(true);
  void heard;
});
