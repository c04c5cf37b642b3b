import type { AlertPush } from '#contract/alerts/alerts.ts';
import { lastShown, rememberShown } from './shown-alerts.ts';
import { subscriptionKey } from './subscription-key.ts';

const icon = '/icon-192.png';
/** Milliseconds in which an open page says that it opens the story; one whose app does not run cannot. */
const answerTime = 1500;
/** Ms before each attempt to tell the server of a new subscription. */
const renewals = [0, 3000, 20_000];

/** The alerts of the service worker: shows them, opens their stories in the running app, and renews a subscription that the browser has replaced. */
export function listenForAlerts(worker: ServiceWorkerGlobalScope): void {
  worker.addEventListener('push', (event) => event.waitUntil(show(worker, event.data)));
  worker.addEventListener('notificationclick', (event) => {
    event.notification.close();
    const { url } = event.notification.data as { url: string };
    event.waitUntil(Promise.all([open(worker, url), countBadge(worker)]));
  });
  worker.addEventListener('notificationclose', (event) => event.waitUntil(countBadge(worker)));
  worker.addEventListener('pushsubscriptionchange', (event) =>
    (event as ExtendableEvent).waitUntil(renew(worker, event as SubscriptionChange)),
  );
}

async function show(worker: ServiceWorkerGlobalScope, data: PushMessageData | null): Promise<void> {
  const push = read(data);
  if (!push) return;
  const { registration } = worker;
  const [shown] = await registration.getNotifications({ tag: push.tag });
  // A push service may deliver late: what was said after it stands, also when the reader has put it away.
  const known = pushOf(shown) ?? (await lastShown(push.tag));
  const last = known && known.at > push.at ? known : push;
  const { title, body, lang, dir, tag, url, kind, at } = last;
  await registration.showNotification(title, {
    ...{ body, lang, dir, tag, icon },
    // Its replacement is no second alert.
    silent: kind !== 'alert' || known !== undefined,
    ...({ timestamp: Date.parse(at) } as object),
    data: { url, push: last },
  });
  await Promise.all([rememberShown(last), countBadge(worker)]);
}

const pushOf = (shown: Notification | undefined) => (shown?.data as { push?: AlertPush } | undefined)?.push;

function read(data: PushMessageData | null): AlertPush | null {
  try {
    const push = data?.json() as Partial<AlertPush> | null;
    return push?.title && push.tag && push.url?.startsWith('/') ? (push as AlertPush) : null;
  } catch {
    return null;
  }
}

/** In a page of readers that is open, else in a new one. */
async function open(worker: ServiceWorkerGlobalScope, url: string): Promise<unknown> {
  const all = await worker.clients.matchAll({ type: 'window', includeUncontrolled: true });
  const page = all
    .filter(({ url: address }) => !/^\/(?:desk|preview)(?:\/|$)/u.test(new URL(address).pathname))
    .toSorted((one, other) => Number(other.focused) - Number(one.focused))[0];
  if (!page) return worker.clients.openWindow(url);
  const focused = await page.focus().catch(() => page);
  if (await opens(focused, url)) return undefined;
  return focused.navigate(url).catch(() => worker.clients.openWindow(url));
}

function opens(page: WindowClient, url: string): Promise<boolean> {
  return new Promise((resolve) => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = () => resolve(true);
    setTimeout(() => resolve(false), answerTime);
    page.postMessage({ type: 'sharit-open', url }, [port2]);
  });
}

/** On the icon: how many breaking stories have not been looked at, as on open pages (src/offline/badge.ts). */
async function countBadge({ registration, navigator }: ServiceWorkerGlobalScope): Promise<void> {
  const pushes = (await registration.getNotifications()).map(pushOf);
  const { length } = pushes.filter((push) => push?.breaking && push.kind !== 'withdrawn');
  const device = navigator as { setAppBadge?: (count: number) => Promise<void> };
  await device.setAppBadge?.(length).catch(() => undefined);
}

type SubscriptionChange = Event & {
  oldSubscription?: PushSubscription | null;
  newSubscription?: PushSubscription | null;
};

/** Until the server has taken it. Where that fails, or the browser does not say which it was, the next page tells it (src/follow/alerts/keep-alerts.ts). */
async function renew(worker: ServiceWorkerGlobalScope, event: SubscriptionChange): Promise<void> {
  const { oldSubscription: before, newSubscription } = event;
  if (!before) return;
  const subscription = newSubscription ?? (await worker.registration.pushManager.subscribe(before.options));
  const body = JSON.stringify({ subscription, key: subscriptionKey(subscription), replaces: before.endpoint });
  for (const wait of renewals) {
    await new Promise((resolve) => setTimeout(resolve, wait));
    const init = { method: 'PUT', headers: { 'content-type': 'application/json' }, body };
    const response = await worker.fetch('/api/v1/alerts/subscription', init).catch(() => null);
    if (response && (response.ok || (response.status >= 400 && response.status < 500 && response.status !== 429)))
      return;
  }
}
