import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { articleKey, streamResetKey } from '../wire/keys.ts';
import { createQueryClient } from '../wire/query-client.ts';
import { createWire } from '../wire/wire.ts';
import { startStream } from './ticker-stream.ts';

type Connection = { from: string; send(id: number, name: string, data: object): void; open: boolean };
let opened: Connection[];
const stops: (() => void)[] = [];
beforeEach(() => {
  opened = [];
  let held: Promise<unknown> = Promise.resolve();
  const request = (_: string, __: object, work: () => Promise<unknown>) => (held = held.then(work));
  Object.defineProperty(navigator, 'locks', { value: { request }, configurable: true });
});
afterEach(() => {
  for (const stop of stops.splice(0)) stop();
  Reflect.deleteProperty(navigator, 'locks');
});

/** A tab of the browser that begins at a position. */
function tab(position: number) {
  const queryClient = createQueryClient();
  const fetch = async (_: string, init?: RequestInit) => {
    let controller!: ReadableStreamDefaultController<Uint8Array>;
    const body = new ReadableStream<Uint8Array>({ start: (started) => void (controller = started) });
    const connection: Connection = {
      from: new Headers(init?.headers).get('last-event-id')!,
      send: (id, name, data) =>
        controller.enqueue(new TextEncoder().encode(`id: ${id}\nevent: ${name}\ndata: ${JSON.stringify(data)}\n\n`)),
      open: true,
    };
    init?.signal?.addEventListener('abort', () => (connection.open = false));
    opened.push(connection);
    return new Response(body, { headers: { 'content-type': 'text/event-stream' } });
  };
  stops.push(startStream({ language: 'ar', wire: createWire({ base: '', fetch }), queryClient, position }));
  return queryClient;
}
const killed = (storyId: string) => ({ storyId, reason: 'killed' });

it('a second window with older answers hears what it has missed, and discards nothing', async () => {
  tab(50);
  await vi.waitFor(() => expect(opened).toHaveLength(1));
  const second = tab(40);
  for (const id of ['a', 'b', 'c']) second.setQueryData(articleKey('ar', id), { article: { id }, position: 60 });
  await vi.waitFor(() => expect(opened.map(({ from }) => from)).toEqual(['50', '40']));
  const [leader, own] = opened as [Connection, Connection];
  // Before the second window has caught up.
  leader.send(55, 'canceled', killed('b'));
  own.send(45, 'canceled', killed('a'));
  await vi.waitFor(() => expect(second.getQueryData(articleKey('ar', 'a'))).toBeUndefined());
  own.send(55, 'canceled', killed('b'));
  await vi.waitFor(() => expect(second.getQueryData(articleKey('ar', 'b'))).toBeUndefined());
  expect(own.open).toBe(false);
  // From here on it hears the first window's.
  leader.send(58, 'canceled', killed('c'));
  await vi.waitFor(() => expect(second.getQueryData(articleKey('ar', 'c'))).toBeUndefined());
  expect(opened).toHaveLength(2);
  expect(second.getQueryData(streamResetKey('ar'))).toBeUndefined();
});
