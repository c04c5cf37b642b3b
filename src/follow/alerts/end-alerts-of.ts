import type { AlertsWire } from '../../wire/alerts/alerts-wire.ts';
import { type Follow, followName } from '../follows.ts';
import { alertSettings } from './alert-settings.ts';
import { changeAlerts } from './subscribe.ts';

/** Ends the alerts about topics and authors that are not followed any more. Sections are chosen by themselves. */
export async function endAlertsOfOthers(wire: AlertsWire, followed: readonly Follow[]): Promise<void> {
  const settings = alertSettings.get();
  if (!settings) return;
  const { language, breaking, quiet } = settings;
  const names = new Set(followed.filter((each) => each.language === language).map(followName));
  const follows = settings.follows.filter((each) => each.startsWith('section:') || names.has(each));
  if (follows.length < settings.follows.length) await changeAlerts(wire, { language, breaking, quiet, follows });
}
