import { useEffect, useState } from 'react';
import type { AlertChoices } from '#contract/alerts/alerts.ts';
import { alertsOf } from '../../wire/alerts/alerts-wire.ts';
import { useWire } from '../../wire/WireContext.tsx';
import { alertSettings } from './alert-settings.ts';
import { type AlertFailure, changeAlerts, isDropped, startAlerts, stopAlerts } from './subscribe.ts';

export type AlertNews = { kind: 'failed'; why: AlertFailure } | { kind: 'saved' | 'stopped' | 'dropped' };

/** Alerts of this browser, and how its reader changes them. One change at a time. */
export function useAlerts() {
  const wire = alertsOf(useWire());
  const settings = alertSettings.use();
  const [busy, setBusy] = useState(false);
  const [news, setNews] = useState<AlertNews | null>(null);
  useEffect(() => {
    const look = async (): Promise<void> => {
      if (!(await isDropped().catch(() => false))) return;
      alertSettings.set(null);
      setNews({ kind: 'dropped' });
    };
    void look();
  }, []);

  const run = async (work: () => Promise<AlertNews | null>): Promise<void> => {
    if (busy) return;
    setBusy(true);
    setNews(null);
    setNews(await work().catch((): AlertNews => ({ kind: 'failed', why: 'push-service' })));
    setBusy(false);
  };
  return {
    ...{ settings, busy, news },
    start: (choices: AlertChoices) =>
      run(async () => {
        const why = await startAlerts(wire, choices);
        return why && { kind: 'failed', why };
      }),
    change: (choices: AlertChoices) =>
      run(async () => {
        const why = await changeAlerts(wire, choices);
        if (why === 'dropped') return { kind: 'dropped' };
        return why ? { kind: 'failed', why } : { kind: 'saved' };
      }),
    stop: () =>
      run(async () => {
        await stopAlerts(wire);
        return { kind: 'stopped' };
      }),
  };
}
