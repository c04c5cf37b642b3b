import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useRef } from 'react';
import type { AlertChange } from '#contract/alerts/desk-alerts.ts';
import { deskKeys } from '../../wire/desk-keys.ts';
import { useDeskWire } from '../useDeskWire.ts';

/** Decides about an alert, and refetches what shows it, also when somebody else was faster. A second tap before the answer does nothing. */
export function useChangeAlert(id: string) {
  const desk = useDeskWire();
  const queryClient = useQueryClient();
  const running = useRef(false);
  const { mutate, isPending, error } = useMutation({
    mutationFn: (change: AlertChange) => desk.changeAlert(id, change),
    onSettled: async () => {
      const stale = [deskKeys.allAlerts, deskKeys.alert(id), deskKeys.allAudit];
      await Promise.all(stale.map((queryKey) => queryClient.invalidateQueries({ queryKey })));
      running.current = false;
    },
  });
  const change: typeof mutate = (decision, options) => {
    if (running.current) return;
    running.current = true;
    mutate(decision, options);
  };
  return { mutate: change, isPending, error };
}
