import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { AlertChange } from '#contract/alerts/desk-alerts.ts';
import { deskKeys } from '../../wire/desk-keys.ts';
import { useDeskWire } from '../useDeskWire.ts';

/** Decides about an alert, and refetches what shows it, also when somebody else was faster. */
export function useChangeAlert(id: string) {
  const desk = useDeskWire();
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: (change: AlertChange) => desk.changeAlert(id, change),
    onSettled: () =>
      Promise.all(
        [deskKeys.allAlerts, deskKeys.alert(id), deskKeys.allAudit].map((queryKey) =>
          queryClient.invalidateQueries({ queryKey }),
        ),
      ),
  });
}
