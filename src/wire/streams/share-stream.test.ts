import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { shareStream } from './share-stream.ts';

/** A browser as far as its tabs share streams: channels that cross a task, and locks that are granted in order. */
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

let there: ReturnType<typeof browser>;
beforeEach(() => {
  vi.useFakeTimers();
  there = browser();
  vi.stubGlobal('BroadcastChannel', there.Channel);
  Object.defineProperty(navigator, 'locks', { value: there.locks, configurable: true });
});
const closing: (() => void)[] = [];
afterEach(() => {
  for (const close of closing.splice(0)) close();
  vi.unstubAllGlobals();
  Reflect.deleteProperty(navigator, 'locks');
});

function tab() {
  const known = {
    heard: [] as string[],
    position: 0,
    behind: 0,
    connected: false,
    say: null as unknown as (message: string) => void,
  };
  const close = shareStream<string, number>({
    name: 'news',
    connect: ({ signal, publish }) =>
      new Promise<void>((resolve) => {
        known.connected = true;
        known.say = publish;
        signal.addEventListener('abort', () => {
          known.connected = false;
          resolve();
        });
      }),
    onMessage(message) {
      known.heard.push(message);
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

it('one tab leads, the others hear what it hears, and the next one takes over when it leaves', async () => {
  const [one, two, three] = [tab(), tab(), tab()];
  await settle(60_000);
  expect(connected(one, two, three)).toBe(1);
  one.known.say('a');
  await settle(0);
  expect([one, two, three].map(({ known }) => known.heard)).toEqual([['a'], ['a'], ['a']]);
  one.close();
  await settle();
  expect(connected(one, two, three)).toBe(1);
  const leader = two.known.connected ? two : three;
  leader.known.say('b');
  await settle(0);
  expect([two, three].map(({ known }) => known.heard)).toEqual([
    ['a', 'b'],
    ['a', 'b'],
  ]);
});

it('a tab that comes later learns what it has missed', async () => {
  const one = tab();
  await settle();
  one.known.say('before');
  const two = tab();
  await settle();
  expect([two.known.connected, two.known.behind]).toEqual([false, 1]);
});

it.each([
  ['are refused', () => Promise.reject(new DOMException('Access to the locks is denied', 'SecurityError'))],
  ['throw', () => undefined as never],
  ['never answer', () => new Promise<void>(() => undefined)],
])('where locks %s there is a stream all the same, and only one', async (_, request) => {
  there.locks.request.mockImplementation(request);
  const [one, two, three] = [tab(), tab(), tab()];
  await settle(20_000);
  expect(connected(one, two, three)).toBe(1);
  const leader = [one, two, three].find(({ known }) => known.connected)!;
  leader.known.say('a');
  await settle();
  expect([one, two, three].map(({ known }) => known.heard)).toEqual([['a'], ['a'], ['a']]);
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

it('a frozen leader is replaced, and resigns or leads again when it thaws', async () => {
  const [one, two, three] = [tab(), tab(), tab()];
  await settle();
  expect(one.known.connected).toBe(true);
  // It holds the lock and its line, and neither hears nor speaks.
  const [channel] = there.channels;
  there.frozen.add(channel!);
  const speak = channel!.postMessage.bind(channel);
  channel!.postMessage = () => undefined;
  await settle(60_000);
  expect(connected(two, three)).toBe(1);
  there.frozen.clear();
  channel!.postMessage = speak;
  await settle(15_000);
  expect(connected(one, two, three)).toBe(1);
  expect(one.known.connected).toBe(true);
});

it('a hidden tab gives the line up and has it again when it is seen; a page that is left keeps no channel', async () => {
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
  expect([one.known.connected, there.channels.size]).toEqual([false, 0]);
  dispatchEvent(new Event('pageshow'));
  await settle();
  expect([one.known.connected, there.channels.size]).toEqual([true, 1]);
});
