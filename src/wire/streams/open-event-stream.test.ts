import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { openEventStream } from './open-event-stream.ts';

const encode = (text: string) => new TextEncoder().encode(text);
const headers = { 'content-type': 'text/event-stream; charset=utf-8' };

/** A server whose connections are in `opened`, in order: a test sends over them and ends them. */
function server() {
  const opened: { from: string | null; send(text: string): void; end(): void }[] = [];
  const fetch = vi.fn((_: string, init?: RequestInit) => {
    let controller!: ReadableStreamDefaultController<Uint8Array>;
    const stream = new ReadableStream<Uint8Array>({ start: (started) => void (controller = started) });
    init?.signal?.addEventListener('abort', () => controller.error(new DOMException('Aborted', 'AbortError')));
    opened.push({
      from: new Headers(init?.headers).get('last-event-id'),
      send: (text) => controller.enqueue(encode(text)),
      end: () => controller.close(),
    });
    return Promise.resolve(new Response(stream, { headers }));
  });
  return { opened, fetch };
}

function start(fetch: Parameters<typeof openEventStream>[0]['fetch']) {
  const stop = new AbortController();
  const seen: string[] = [];
  const poll = vi.fn(() => Promise.resolve());
  let position = 5;
  const done = openEventStream({
    url: '/stream',
    fetch,
    position: () => position,
    onEvent: ({ id, data }) => {
      position = Number(id);
      seen.push(data);
    },
    poll,
    signal: stop.signal,
    random: () => 0.5,
  });
  return { seen, poll, done, stop: () => stop.abort() };
}

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

it('begins at its position, and resumes from the last event when the connection breaks', async () => {
  const { opened, fetch } = server();
  const { seen, stop, done } = start(fetch);
  await vi.advanceTimersByTimeAsync(0);
  expect(opened[0]!.from).toBe('5');
  opened[0]!.send('id: 8\nevent: item\ndata: one\n\n');
  await vi.advanceTimersByTimeAsync(0);
  opened[0]!.end();
  await vi.advanceTimersByTimeAsync(999);
  expect(opened).toHaveLength(1);
  await vi.advanceTimersByTimeAsync(1);
  expect(opened[1]!.from).toBe('8');
  expect(seen).toEqual(['one']);
  stop();
  await done;
});

it('stays open while comments arrive, and reconnects after silence', async () => {
  const { opened, fetch } = server();
  const { stop, done } = start(fetch);
  await vi.advanceTimersByTimeAsync(0);
  for (let turn = 0; turn < 8; turn += 1) {
    opened[0]!.send(': still here\n\n');
    await vi.advanceTimersByTimeAsync(15_000);
  }
  expect(opened).toHaveLength(1);
  await vi.advanceTimersByTimeAsync(40_000);
  expect(opened.length).toBeGreaterThan(1);
  stop();
  await done;
});

it('polls where a proxy lets no stream through, and tries a stream again later', async () => {
  const { opened, fetch } = server();
  const { poll, stop, done } = start(fetch);
  await vi.advanceTimersByTimeAsync(35_000 + 2000 + 35_000 + 1000);
  expect(opened).toHaveLength(2);
  expect(poll).toHaveBeenCalledTimes(1);
  await vi.advanceTimersByTimeAsync(60_000);
  expect(poll).toHaveBeenCalledTimes(3);
  await vi.advanceTimersByTimeAsync(5 * 60_000);
  expect(opened.length).toBeGreaterThan(2);
  stop();
  await done;
});

it('retries a refused stream with increasing delays', async () => {
  const fetch = vi.fn(() => Promise.resolve(new Response(null, { status: 503 })));
  const { stop, done } = start(fetch);
  await vi.advanceTimersByTimeAsync(2000 + 4000 + 8000);
  expect(fetch).toHaveBeenCalledTimes(4);
  stop();
  await done;
});

it('never gives up, and reconnects at once when the device is online again', async () => {
  const { opened, fetch } = server();
  let down = true;
  const flaky: typeof fetch = vi.fn((url, init) =>
    down ? Promise.resolve(new Response('<h1>502</h1>', { status: 502 })) : fetch(url, init),
  );
  const calls: (number | 'open')[] = [];
  const stop = new AbortController();
  const done = openEventStream({
    url: '/stream',
    fetch: flaky,
    onEvent: () => undefined,
    onOpen: () => calls.push('open'),
    onLost: (status) => calls.push(status),
    poll: () => Promise.reject(new Error('down')),
    signal: stop.signal,
    random: () => 0.5,
  });
  await vi.advanceTimersByTimeAsync(10 * 60_000);
  expect(calls.length).toBeGreaterThan(10);
  expect(new Set(calls)).toEqual(new Set([502]));
  down = false;
  dispatchEvent(new Event('online'));
  await vi.advanceTimersByTimeAsync(0);
  expect(opened).toHaveLength(1);
  expect(calls.at(-1)).toBe('open');
  stop.abort();
  await done;
});
