import { beforeEach, expect, it, vi } from 'vitest';
import type { AlertPush } from '#contract/alerts/alerts.ts';
import { listenForAlerts } from './alerts.ts';

const remembered = new Map<string, unknown>();
// jsdom has no IndexedDB.
vi.mock('idb-keyval', () => ({
  createStore: () => undefined,
  get: async (key: string) => remembered.get(key),
  set: async (key: string, value: unknown) => void remembered.set(key, value),
  entries: async () => [...remembered],
  delMany: async (keys: string[]) => keys.forEach((key) => remembered.delete(key)),
}));

type Shown = { title: string; options: NotificationOptions & { data: { url: string; push: AlertPush } } };

/** So many minutes after one that was sent an hour ago. */
const at = (minutes: number): string => new Date(Date.now() + (minutes - 60) * 60_000).toISOString();

const push: AlertPush = {
  kind: 'alert',
  ...{ title: 'عاجل: الثلج يصل إلى الساحل', body: 'لأول مرة منذ أعوام', lang: 'ar', dir: 'rtl' },
  ...{ tag: 'snow000001', url: '/ar/news/snow000001', breaking: true, at: at(0) },
};
let shown: Map<string, Shown>;
let clients: ReturnType<typeof aClient>[];
let worker: ReturnType<typeof aWorker>;
beforeEach(() => {
  remembered.clear();
  shown = new Map();
  clients = [];
  worker = aWorker();
  listenForAlerts(worker as never);
});

/** As much of a service worker's global object as alerts use. */
function aWorker() {
  const listeners = new Map<string, (event: unknown) => void>();
  return {
    addEventListener: (type: string, listener: (event: unknown) => void) => void listeners.set(type, listener),
    registration: {
      getNotifications: async ({ tag }: { tag?: string } = {}) =>
        [...shown.values()].map(({ options }) => options).filter((each) => !tag || each.tag === tag),
      showNotification: async (title: string, options: Shown['options']) =>
        void shown.set(options.tag!, { title, options }),
      pushManager: {
        subscribe: vi.fn<() => Promise<object>>(async () => ({
          options: { applicationServerKey: Uint8Array.of(0xfb, 0xff).buffer },
          toJSON: () => ({ endpoint: 'https://push.example/new' }),
        })),
      },
    },
    navigator: { setAppBadge: vi.fn<(count: number) => Promise<void>>(async () => undefined) },
    clients: {
      matchAll: async () => clients,
      openWindow: vi.fn<(url: string) => Promise<void>>(async () => undefined),
    },
    fetch: vi.fn<(url: string, init: RequestInit) => Promise<Response>>(async () => new Response()),
    async fire(type: string, event: object = {}): Promise<void> {
      let waits: Promise<unknown> = Promise.resolve();
      listeners.get(type)!({ ...event, waitUntil: (promise: Promise<unknown>) => (waits = promise) });
      await waits;
    },
  };
}

/** An open page. `runs`: its app answers. */
function aClient(url: string, { focused = false, runs = true } = {}) {
  const client = {
    ...{ url: `https://news.example${url}`, focused },
    focus: vi.fn<() => Promise<unknown>>(async () => client),
    navigate: vi.fn<(to: string) => Promise<void>>(async () => undefined),
    postMessage: vi.fn<(message: unknown, ports: MessagePort[]) => void>((_message, [port]) => {
      if (runs) port!.postMessage('opened');
    }),
  };
  return client;
}
const receive = (data: unknown) =>
  worker.fire('push', { data: { json: () => (typeof data === 'string' ? JSON.parse(data) : data) } });
const tap = () =>
  worker.fire('notificationclick', {
    notification: { data: { url: push.url }, close: () => shown.delete(push.tag) },
  });

it('shows an alert in the direction of its language, and counts it on the icon', async () => {
  await receive(push);
  expect([...shown.values()]).toMatchObject([
    { title: push.title, options: { body: push.body, lang: 'ar', dir: 'rtl', tag: push.tag, silent: false } },
  ]);
  expect(worker.navigator.setAppBadge).toHaveBeenLastCalledWith(1);
});

it('replaces it silently by its update and its withdrawal, in whichever order they come', async () => {
  await receive(push);
  const withdrawn = { ...push, kind: 'withdrawn', title: 'سُحب خبر سبق التنبيه إليه', at: at(10) };
  await receive(withdrawn);
  await receive({ ...push, kind: 'update', title: 'تحديث', at: at(5) });
  expect([...shown.values()]).toMatchObject([{ title: withdrawn.title, options: { silent: true } }]);
});

it.each(['not JSON', '{}', { ...push, url: 'https://elsewhere.example/' }, null])(
  'shows nothing of %s',
  async (data) => {
    await receive(data);
    expect(shown.size).toBe(0);
  },
);

it('opens the story in the page that is in front, never at the desk', async () => {
  await receive(push);
  clients = [aClient('/desk', { focused: true }), aClient('/en'), aClient('/ar', { focused: true })];
  await tap();
  expect(clients[2]!.focus).toHaveBeenCalledOnce();
  expect(clients[2]!.postMessage).toHaveBeenCalledWith({ type: 'sharit-open', url: push.url }, [expect.anything()]);
  expect(clients[2]!.navigate).not.toHaveBeenCalled();
  expect(worker.clients.openWindow).not.toHaveBeenCalled();
  expect(worker.navigator.setAppBadge).toHaveBeenLastCalledWith(0);
});

it('navigates a page whose app does not run, and opens one where there is none', async () => {
  vi.useFakeTimers();
  clients = [aClient('/ar', { runs: false })];
  const tapped = tap();
  await vi.advanceTimersByTimeAsync(2000);
  await tapped;
  vi.useRealTimers();
  expect(clients[0]!.navigate).toHaveBeenCalledWith(push.url);
  clients = [aClient('/desk')];
  await tap();
  expect(worker.clients.openWindow).toHaveBeenCalledWith(push.url);
});

it('tells the server the subscription that the browser has now', async () => {
  await worker.fire('pushsubscriptionchange', {
    oldSubscription: { endpoint: 'https://push.example/old', options: {} },
    newSubscription: null,
  });
  const [url, init] = worker.fetch.mock.calls[0]!;
  expect(url).toBe('/api/v1/alerts/subscription');
  expect(JSON.parse(String(init.body))).toEqual({
    subscription: { endpoint: 'https://push.example/new' },
    key: '-_8',
    replaces: 'https://push.example/old',
  });
});

it('tells the server again of a new subscription when a proxy answers instead', async () => {
  vi.useFakeTimers();
  worker.fetch.mockResolvedValueOnce(new Response('', { status: 502 })).mockRejectedValueOnce(new TypeError('offline'));
  const told = worker.fire('pushsubscriptionchange', {
    oldSubscription: { endpoint: 'https://push.example/old', options: {} },
    newSubscription: { endpoint: 'https://push.example/new', options: {} },
  });
  await vi.advanceTimersByTimeAsync(30_000);
  await told;
  vi.useRealTimers();
  expect(worker.fetch).toHaveBeenCalledTimes(3);
});

it('a late alert does not come back after its withdrawal was put away', async () => {
  await receive(push);
  const withdrawn = { ...push, kind: 'withdrawn', title: 'سُحب خبر سبق التنبيه إليه', at: at(10) };
  await receive(withdrawn);
  shown.clear();
  await receive({ ...push, at: at(1) });
  expect([...shown.values()]).toMatchObject([{ title: withdrawn.title, options: { silent: true } }]);
});

it('counts on the icon what is breaking and stands', async () => {
  await receive(push);
  await receive({ ...push, tag: 'bees000001', breaking: false });
  expect(worker.navigator.setAppBadge).toHaveBeenLastCalledWith(1);
  await receive({ ...push, kind: 'withdrawn', title: 'سُحب', at: at(10) });
  expect(worker.navigator.setAppBadge).toHaveBeenLastCalledWith(0);
});
