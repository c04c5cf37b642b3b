import { useEffect, useRef, useState } from 'react';
import type { AlertChoices } from '#contract/alerts/alerts.ts';
import { alertsOf } from '../../wire/alerts/alerts-wire.ts';
import { useWire } from '../../wire/WireContext.tsx';
import { alertSettings } from './alert-settings.ts';
import { follows } from '../follows.ts';
import { inTurn, keepAlerts } from './keep-alerts.ts';
import { type AlertFailure, changeAlerts, startAlerts, stopAlerts } from './subscribe.ts';

export type AlertNews = { kind: 'failed'; why: AlertFailure } | { kind: 'saved' | 'stopped' | 'dropped' };

/**
 * Alerts of this browser, and how its reader changes them. `wanted`: what was chosen and the server has not confirmed yet. Of changes made in
 * the meantime the last is sent, which has them all; stopping waits for none of them.
 */
export function useAlerts() {
  const { base, fetch } = useWire();
  const wire = alertsOf({ base, fetch });
  const settings = alertSettings.use();
  const [busy, setBusy] = useState(false);
  const [wanted, setWanted] = useState<AlertChoices | null>(null);
  const [news, setNews] = useState<AlertNews | null>(null);
  const next = useRef<AlertChoices>(null);
  const running = useRef<AbortController>(null);
  useEffect(() => {
    const look = async (): Promise<void> => {
      if ((await keepAlerts(alertsOf({ base, fetch }), follows.get).catch(() => null)) !== 'dropped') return;
      alertSettings.set(null);
      setNews({ kind: 'dropped' });
    };
    void look();
  }, [base, fetch]);

  const run = async (work: (signal: AbortSignal) => Promise<AlertNews | null>): Promise<void> => {
    const controller = new AbortController();
    running.current = controller;
    setBusy(true);
    setNews(null);
    const outcome = await work(controller.signal).catch((): AlertNews => ({ kind: 'failed', why: 'push-service' }));
    // Stopped meanwhile: nobody waits for it any more.
    if (running.current !== controller) return;
    running.current = null;
    setNews(outcome);
    setWanted(null);
    setBusy(false);
  };
  const send = async (signal: AbortSignal): Promise<AlertNews | null> => {
    let outcome: AlertNews | null = null;
    for (let choices = next.current; choices && !signal.aborted; choices = next.current) {
      next.current = null;
      const latest = choices;
      const why = await inTurn(() => changeAlerts(wire, latest, signal));
      if (why === 'dropped') alertSettings.set(null);
      outcome = why === 'dropped' ? { kind: 'dropped' } : why ? { kind: 'failed', why } : { kind: 'saved' };
    }
    return outcome;
  };
  return {
    ...{ settings, wanted, busy, news },
    start: async (choices: AlertChoices) => {
      if (running.current) return;
      await run(async () => {
        const why = await startAlerts(wire, choices);
        return why && { kind: 'failed', why };
      });
    },
    change: async (choices: AlertChoices) => {
      next.current = choices;
      setWanted(choices);
      if (!running.current) await run(send);
    },
    stop: async () => {
      next.current = null;
      running.current?.abort();
      await run(async () => {
        await stopAlerts(wire);
        return { kind: 'stopped' };
      });
    },
  };
}
