import type { AlertChoices, AlertSubscriber } from '#contract/alerts/alerts.ts';
import type { AlertsWire } from '../../wire/alerts/alerts-wire.ts';
import { subscriptionKey } from '../../service-worker/subscription-key.ts';
import { WireError } from '../../wire/wire-error.ts';
import { withTimeout } from '../../wire/with-timeout.ts';
import { alertSettings } from './alert-settings.ts';
import { noPush, type NoPush } from './push-support.ts';

/** Why alerts could not be turned on or changed. */
export type AlertFailure = NoPush | 'dismissed' | 'no-worker' | 'push-service' | 'server';

const worker = (): Promise<ServiceWorkerRegistration> => withTimeout(navigator.serviceWorker.ready);

/** Turns alerts on: asks the browser's owner, the push service and the server, in this order. In answer to a tap. */
export async function startAlerts(wire: AlertsWire, choices: AlertChoices): Promise<AlertFailure | null> {
  const missing = noPush();
  if (missing) return missing;
  // First, since browsers ask only in answer to a tap, which is over after the first wait.
  const permission = await Notification.requestPermission();
  if (permission !== 'granted') return permission === 'denied' ? 'denied' : 'dismissed';
  const registration = await worker().catch(() => null);
  if (!registration) return 'no-worker';
  const subscription = await subscribe(wire, registration);
  if (typeof subscription === 'string') return subscription;
  const told = await tell(wire, subscription, choices);
  if (told === null) {
    alertSettings.set({ ...choices, endpoint: subscription.endpoint, at: Date.now() });
    return null;
  }
  await subscription.unsubscribe().catch(() => false);
  return 'server';
}

/**
 * Tells the server what is chosen. A subscription that the browser has lost, or that was made with another key than the server's, is made
 * anew. Aborted, or when alerts were turned off meanwhile, it changes nothing here. `dropped`: the browser does not allow alerts any more.
 */
export async function changeAlerts(
  wire: AlertsWire,
  choices: AlertChoices,
  signal?: AbortSignal,
): Promise<AlertFailure | 'dropped' | null> {
  if (noPush() || Notification.permission !== 'granted') return 'dropped';
  const registration = await worker().catch(() => null);
  if (!registration) return 'no-worker';
  const former = alertSettings.get()?.endpoint;
  let subscription = (await registration.pushManager.getSubscription()) ?? (await subscribe(wire, registration));
  if (typeof subscription === 'string') return subscription;
  let told = await tell(wire, subscription, choices, signal);
  if (told === 'other-key') {
    subscription = await subscribe(wire, registration);
    if (typeof subscription === 'string') return subscription;
    told = await tell(wire, subscription, choices, signal);
  }
  const { endpoint } = subscription;
  if (signal?.aborted || !alertSettings.get()) {
    await wire.end(endpoint).catch(() => undefined);
    return null;
  }
  if (told !== null) return 'server';
  alertSettings.set({ ...choices, endpoint, at: Date.now() });
  if (former && former !== endpoint) await wire.end(former).catch(() => undefined);
  return null;
}

/** Turns alerts off. The browser forgets at once; where the server cannot be reached, the push service tells it at the next alert. */
export async function stopAlerts(wire: AlertsWire): Promise<void> {
  const endpoint = alertSettings.get()?.endpoint;
  alertSettings.set(null);
  const registration = await worker().catch(() => null);
  const subscription = await registration?.pushManager.getSubscription().catch(() => null);
  await subscription?.unsubscribe().catch(() => false);
  for (const each of new Set([endpoint, subscription?.endpoint])) if (each) await wire.end(each).catch(() => undefined);
}

async function tell(
  wire: AlertsWire,
  subscription: PushSubscription,
  choices: AlertChoices,
  signal?: AbortSignal,
): Promise<'server' | 'other-key' | null> {
  try {
    const key = subscriptionKey(subscription);
    await wire.subscribe({ subscription: subscription.toJSON() as AlertSubscriber, key, choices }, signal);
    return null;
  } catch (error) {
    return error instanceof WireError && error.kind === 'conflict' ? 'other-key' : 'server';
  }
}

async function subscribe(
  wire: AlertsWire,
  { pushManager }: ServiceWorkerRegistration,
): Promise<PushSubscription | AlertFailure> {
  const key = await wire.key().catch(() => null);
  if (!key) return 'server';
  try {
    const known = await pushManager.getSubscription();
    // One that was made with another key cannot be sent to any more.
    if (known && subscriptionKey(known) !== key) await known.unsubscribe();
    return await withTimeout(pushManager.subscribe({ userVisibleOnly: true, applicationServerKey: key }));
  } catch {
    return 'push-service';
  }
}
