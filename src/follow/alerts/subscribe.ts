import type { AlertChoices, AlertSubscriber } from '#contract/alerts/alerts.ts';
import type { AlertsWire } from '../../wire/alerts/alerts-wire.ts';
import { subscriptionKey } from '../../service-worker/subscription-key.ts';
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
  const key = await wire.key().catch(() => null);
  if (!key) return 'server';
  const subscription = await subscriptionTo(registration, key).catch(() => null);
  if (!subscription) return 'push-service';
  const failure = await tell(wire, subscription, choices);
  if (failure) await subscription.unsubscribe().catch(() => false);
  return failure;
}

/** Tells the server what else is chosen. */
export async function changeAlerts(wire: AlertsWire, choices: AlertChoices): Promise<AlertFailure | 'dropped' | null> {
  const registration = await worker().catch(() => null);
  if (!registration) return 'no-worker';
  const subscription = await registration.pushManager.getSubscription();
  if (!subscription) {
    alertSettings.set(null);
    return 'dropped';
  }
  return tell(wire, subscription, choices);
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

/** Whether the browser still has the subscription: it may have been removed in its settings. */
export async function isDropped(): Promise<boolean> {
  if (!alertSettings.get()) return false;
  if (noPush() || Notification.permission !== 'granted') return true;
  const registration = await navigator.serviceWorker.getRegistration();
  // Before the worker is there, nothing is known.
  if (!registration) return false;
  return (await registration.pushManager.getSubscription()) === null;
}

async function tell(wire: AlertsWire, subscription: PushSubscription, choices: AlertChoices): Promise<'server' | null> {
  try {
    const key = subscriptionKey(subscription);
    await wire.subscribe({ subscription: subscription.toJSON() as AlertSubscriber, key, choices });
  } catch {
    return 'server';
  }
  alertSettings.set({ ...choices, endpoint: subscription.endpoint });
  return null;
}

async function subscriptionTo(registration: ServiceWorkerRegistration, key: string): Promise<PushSubscription> {
  const { pushManager } = registration;
  const known = await pushManager.getSubscription();
  // One that was made with another key cannot be sent to any more.
  if (known && subscriptionKey(known) !== key) await known.unsubscribe();
  return withTimeout(pushManager.subscribe({ userVisibleOnly: true, applicationServerKey: key }));
}
