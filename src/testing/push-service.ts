import { http, HttpResponse } from 'msw/http';
import { onTestFinished, vi } from 'vitest';
import { api, origin, problem } from './api.ts';

type Told = { method: string; body: { choices?: { follows: string[]; quiet: object | null } } };

/** A browser that allows alerts and has a push service, and a server that is told. `hold` lets the next answer wait until it is called. */
export function pushService() {
  const told: Told[] = [];
  let [count, status, conflict] = [0, 204, false];
  let gate: Promise<void> = Promise.resolve();
  let subscription: PushSubscription | null = null;
  const subscribe = async (): Promise<PushSubscription> => {
    count += 1;
    const endpoint = `https://push.example/${count}`;
    subscription = {
      endpoint,
      options: { applicationServerKey: null },
      toJSON: () => ({ endpoint, keys: { p256dh: 'p', auth: 'a' } }),
      unsubscribe: async () => {
        subscription = null;
        return true;
      },
    } as unknown as PushSubscription;
    return subscription;
  };
  const registration = { pushManager: { subscribe, getSubscription: async () => subscription } };
  const container = Object.assign(new EventTarget(), {
    ready: Promise.resolve(registration),
    controller: null,
    getRegistration: async () => registration,
  });
  vi.stubGlobal('PushManager', {});
  vi.stubGlobal('Notification', { permission: 'granted', requestPermission: async () => 'granted' });
  Object.defineProperty(navigator, 'serviceWorker', { value: container, configurable: true });
  onTestFinished(() => {
    vi.unstubAllGlobals();
    Reflect.deleteProperty(navigator, 'serviceWorker');
  });
  api.use(
    http.get(`${origin}/api/v1/alerts/key`, () => HttpResponse.json({ key: 'key' })),
    http.all(`${origin}/api/v1/alerts/subscription`, async ({ request }) => {
      told.push({ method: request.method, body: (await request.json()) as Told['body'] });
      await gate;
      if (conflict) {
        conflict = false;
        return problem('conflict', 409);
      }
      return status === 204 ? new HttpResponse(null, { status }) : HttpResponse.json({}, { status });
    }),
  );
  return {
    told,
    subscribe,
    current: () => subscription,
    answerWith: (next: number) => {
      status = next;
    },
    /** The next subscription is one with another key. */
    conflictOnce: () => {
      conflict = true;
    },
    hold(): () => void {
      let release = (): void => undefined;
      gate = new Promise((resolve) => {
        release = resolve;
      });
      return () => release();
    },
  };
}
