import { useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import type { Language } from '#contract/language.ts';
import { restored } from '../wire/restored.ts';
import { useWire } from '../wire/WireContext.tsx';

/**
 * Opens the stream once the ticker has data, from the position of the oldest cached answer: a story that was withdrawn while the tab was
 * closed is then removed from the persisted answers too.
 */
export function useStream(language: Language, known: boolean): void {
  const wire = useWire();
  const queryClient = useQueryClient();
  useEffect(() => {
    if (!known) return undefined;
    let stopped = false;
    let stop: (() => void) | undefined;
    const begin = async () => {
      await restored(queryClient);
      // Not in the first script.
      const { shownPosition, startStream } = await import('../live/ticker-stream.ts');
      if (!stopped) stop = startStream({ language, wire, queryClient, position: shownPosition(queryClient, language) });
    };
    // If the chunk does not load, as after a deploy, the page stays as it is.
    begin().catch(() => undefined);
    return () => {
      stopped = true;
      stop?.();
    };
  }, [language, known, wire, queryClient]);
}
