import { useState } from 'react';
import { useEdition } from '../../language/EditionContext.tsx';
import { serverTime } from '../../runtime/clock.ts';
import { fromLocalTime, toLocalTime } from './zoned-time.ts';

/**
 * A moment that is chosen in a field. What was given, or chosen by the hour, is that moment to the second; only what is typed is read from
 * the field, which cannot tell the two hours apart that clocks show twice.
 */
export function useMoment(given: string | null) {
  const { timeZone } = useEdition().newsroom;
  const shown = (at: string | null) => (at ? toLocalTime(at, timeZone) : '');
  const [{ local, at }, set] = useState({ local: shown(given), at: given });
  return {
    /** As the field has it; empty: none. */
    local,
    /** In ISO 8601; null: none. */
    at,
    type: (typed: string) => set({ local: typed, at: fromLocalTime(typed, timeZone, serverTime()) }),
    choose: (chosen: number | null) => {
      const next = chosen === null ? null : new Date(chosen).toISOString();
      set({ local: shown(next), at: next });
    },
  };
}

export type Moment = ReturnType<typeof useMoment>;
