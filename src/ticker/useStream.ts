import { useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import type { Language } from '#contract/language.ts';
import { restored } from '../wire/restored.ts';
import { useWire } from '../wire/WireContext.tsx';

/**
 * Live from the moment that there is something to go on from, and that is the oldest answer on hand: a story that was
 * withdrawn while the tab was closed also leaves what the device has kept of an earlier visit.
 */
export function useStream(language: Language, known: boolean): void {
  const wire = useWire();
  const queryClient = useQueryClient();
  useEffect(() => {
    if (!known) return undefined;
    let left = false;
    let stop: (() => void) | undefined;
    const begin = async () => {
      await restored(queryClient);
      // Not part of what every page needs at first.
      const { shownPosition, startStream } = await import('../live/ticker-stream.ts');
      if (!left) stop = startStream({ language, wire, queryClient, position: shownPosition(queryClient, language) });
    };
    // Without its code, as after a deploy, the page is as it was printed.
    begin().catch(() => undefined);
    return () => {
      left = true;
      stop?.();
    };
  }, [language, known, wire, queryClient]);
}
