import type { AlertChoices } from '#contract/alerts/alerts.ts';
import type { AlertsWire } from '../../wire/alerts/alerts-wire.ts';
import { type Follow, followName } from '../follows.ts';
import { type AlertSettings, alertSettings } from './alert-settings.ts';
import { ownTimeZone } from './own-time-zone.ts';
import { noPush } from './push-support.ts';
import { type AlertFailure, changeAlerts } from './subscribe.ts';

/** Ms after which the server is told again: it may have another key by now, or may have lost its database. */
const toldFor = 86_400_000;

let last: Promise<unknown> = Promise.resolve();

/** One change after the other, so that none overtakes a later one. */
export function inTurn<T>(work: () => Promise<T>): Promise<T> {
  const turn = last.then(work, work);
  last = turn.catch(() => undefined);
  return turn;
}

/**
 * Sees to it that the server knows this browser as it is: the subscription that it has now, its time zone, and what is still followed. What
 * fails is tried again at the next start. `dropped`: the browser does not allow alerts any more.
 */
export function keepAlerts(
  wire: AlertsWire,
  followed: () => readonly Follow[],
): Promise<AlertFailure | 'dropped' | null> {
  return inTurn(async () => {
    const settings = alertSettings.get();
    if (!settings) return null;
    const choices = upToDate(settings, followed());
    return (await isTold(settings, choices)) ? null : changeAlerts(wire, choices);
  });
}

/** Topics and authors that are not followed any more end. Sections are chosen by themselves. */
function upToDate({ language, breaking, follows, quiet }: AlertSettings, followed: readonly Follow[]): AlertChoices {
  const names = new Set(followed.filter((each) => each.language === language).map(followName));
  return {
    ...{ language, breaking },
    follows: follows.filter((each) => each.startsWith('section:') || names.has(each)),
    quiet: quiet && { ...quiet, timeZone: ownTimeZone() },
  };
}

async function isTold({ endpoint, at = 0, follows, quiet }: AlertSettings, choices: AlertChoices): Promise<boolean> {
  // Before the worker is there, nothing is known.
  const registration = await navigator.serviceWorker?.getRegistration();
  if (!registration) return true;
  if (noPush() || Notification.permission !== 'granted') return false;
  const subscription = await registration.pushManager.getSubscription();
  return (
    subscription?.endpoint === endpoint &&
    Math.abs(Date.now() - at) < toldFor &&
    choices.follows.length === follows.length &&
    choices.quiet?.timeZone === quiet?.timeZone
  );
}
