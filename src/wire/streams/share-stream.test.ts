import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { shareStream } from './share-stream.ts';

/** What tabs share in a browser: channels, which deliver in a later task, and locks, which are granted in order. */
function browser() {
  const channels = new Set<Channel>();
  class Channel {
    onmessage: ((event: { data: unknown }) => void) | null = null;
    name: string;
    constructor(name: string) {
      this.name = name;
      channels.add(this);
    }
    postMessage(data: unknown) {
      for (const other of channels)
        if (other !== this && other.name === this.name)
          setTimeout(() => channels.has(other) && !frozen.has(other) && other.onmessage?.({ data }));
    }
    close() {
      channels.delete(this);
    }
  }
  /** Channels of tabs that the browser has stopped. */
  const frozen = new Set<Channel>();
  let queue: (() => Promise<void>)[] = [];
  let held = false;
  const next = async () => {
    if (held) return;
    held = true;
    for (let turn = queue.shift(); turn; turn = queue.shift()) await turn();
    held = false;
  };
  const locks = {
    request: vi.fn(
      (_: string, { signal }: { signal: AbortSignal }, work: () => Promise<void> | undefined) =>
        new Promise<void>((resolve, reject) => {
          const turn = async () => {
            await work();
            resolve();
          };
          queue.push(turn);
          signal.addEventListener('abort', () => {
            queue = queue.filter((one) => one !== turn);
            reject(new DOMException('left', 'AbortError'));
          });
          void next();
        }),
    ),
  };
  return { Channel, channels, frozen, locks };
}

let fake: ReturnType<typeof browser>;
beforeEach(() => {
  vi.useFakeTimers();
  fake = browser();
  vi.stubGlobal('BroadcastChannel', fake.Channel);
  Object.defineProperty(navigator, 'locks', { value: fake.locks, configurable: true });
});
const closing: (() => void)[] = [];
afterEach(() => {
  for (const close of closing.splice(0)) close();
  vi.unstubAllGlobals();
  Reflect.deleteProperty(navigator, 'locks');
});

function tab() {
  const known = {
    received: [] as string[],
    position: 0,
    behind: 0,
    connected: false,
    send: null as unknown as (message: string) => void,
  };
  const close = shareStream<string, number>({
    name: 'news',
    connect: ({ signal, publish }) =>
      new Promise<void>((resolve) => {
        known.connected = true;
        known.send = publish;
        signal.addEventListener('abort', () => {
          known.connected = false;
          resolve();
        });
      }),
    onMessage(message) {
      known.received.push(message);
      known.position += 1;
    },
    state: () => known.position,
    onState(position) {
      if (position > known.position) known.behind = position;
    },
  });
  closing.push(close);
  return { known, close };
}
const connected = (...tabs: ReturnType<typeof tab>[]) => tabs.filter(({ known }) => known.connected).length;
const settle = (span = 1000) => vi.advanceTimersByTimeAsync(span);

it('one tab leads, all receive its messages, and another takes over when it leaves', async () => {
  const [one, two, three] = [tab(), tab(), tab()];
  await settle(60_000);
  expect(connected(one, two, three)).toBe(1);
  one.known.send('a');
  await settle(0);
  expect([one, two, three].map(({ known }) => known.received)).toEqual([['a'], ['a'], ['a']]);
  one.close();
  await settle();
  expect(connected(one, two, three)).toBe(1);
  const leader = two.known.connected ? two : three;
  leader.known.send('b');
  await settle(0);
  expect([two, three].map(({ known }) => known.received)).toEqual([
    ['a', 'b'],
    ['a', 'b'],
  ]);
});

it('a tab that is opened later learns the leader’s position', async () => {
  const one = tab();
  await settle();
  one.known.send('before');
  const two = tab();
  await settle();
  expect([two.known.connected, two.known.behind]).toEqual([false, 1]);
});

it.each([
  ['are refused', () => Promise.reject(new DOMException('Access to the locks is denied', 'SecurityError'))],
  ['throw', () => undefined as never],
  ['never answer', () => new Promise<void>(() => undefined)],
])('where locks %s there is still one stream, and only one', async (_, request) => {
  fake.locks.request.mockImplementation(request);
  const [one, two, three] = [tab(), tab(), tab()];
  await settle(20_000);
  expect(connected(one, two, three)).toBe(1);
  const leader = [one, two, three].find(({ known }) => known.connected)!;
  leader.known.send('a');
  await settle();
  expect([one, two, three].map(({ known }) => known.received)).toEqual([['a'], ['a'], ['a']]);
  leader.close();
  await settle(5000);
  expect(connected(one, two, three)).toBe(1);
});

it('where the property itself throws, or channels do, each tab has its own stream', async () => {
  Object.defineProperty(navigator, 'locks', {
    get: () => {
      throw new DOMException('denied', 'SecurityError');
    },
    configurable: true,
  });
  vi.stubGlobal('BroadcastChannel', function refused() {
    throw new DOMException('denied', 'SecurityError');
  });
  const [one, two] = [tab(), tab()];
  await settle();
  expect(connected(one, two)).toBe(2);
});

it('where only channels are missing, no tab waits for the lock of another', async () => {
  vi.stubGlobal('BroadcastChannel', undefined);
  const [one, two] = [tab(), tab()];
  await settle();
  expect(connected(one, two)).toBe(2);
});

it('a frozen leader is replaced, and there is one leader again when it thaws', async () => {
  const [one, two, three] = [tab(), tab(), tab()];
  await settle();
  expect(one.known.connected).toBe(true);
  // It holds the lock and its connection, but neither receives nor sends.
  const [channel] = fake.channels;
  fake.frozen.add(channel!);
  const speak = channel!.postMessage.bind(channel);
  channel!.postMessage = () => undefined;
  await settle(60_000);
  expect(connected(two, three)).toBe(1);
  fake.frozen.clear();
  channel!.postMessage = speak;
  await settle(15_000);
  expect(connected(one, two, three)).toBe(1);
  expect(one.known.connected).toBe(true);
});

it('a hidden tab closes its stream and opens it when shown; a page that is left has no channel', async () => {
  const one = tab();
  await settle();
  const show = (state: 'hidden' | 'visible') => {
    vi.spyOn(document, 'visibilityState', 'get').mockReturnValue(state);
    document.dispatchEvent(new Event('visibilitychange'));
  };
  show('hidden');
  await settle();
  expect(one.known.connected).toBe(false);
  show('visible');
  await settle();
  expect(one.known.connected).toBe(true);
  dispatchEvent(new Event('pagehide'));
  await settle();
  expect([one.known.connected, fake.channels.size]).toEqual([false, 0]);
  dispatchEvent(new Event('pageshow'));
  await settle();
  expect([one.known.connected, fake.channels.size]).toEqual([true, 1]);
});
