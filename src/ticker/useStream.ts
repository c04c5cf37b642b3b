import { useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import type { Language } from '#contract/language.ts';
import { shownPosition, startStream } from '../wire/stream.ts';
import { useWire } from '../wire/WireContext.tsx';

/** Live from the moment that there is something to go on from. */
export function useStream(language: Language, known: boolean): void {
  const wire = useWire();
  const queryClient = useQueryClient();
  useEffect(() => {
    if (!known) return undefined;
    return startStream({ language, wire, queryClient, position: shownPosition(queryClient, language) });
  }, [language, known, wire, queryClient]);
}
