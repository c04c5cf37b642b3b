import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { createDeskInvalidation } from './desk-invalidation.ts';
import { useDeskWire } from './useDeskWire.ts';

/** Keeps the desk up to date over one stream for all its tabs and frames. Returns whether it is connected; null until that is known. */
export function useDeskEvents(signedOut: () => void): boolean | null {
  const desk = useDeskWire();
  const queryClient = useQueryClient();
  const [live, setLive] = useState<boolean | null>(null);
  useEffect(() => {
    const invalidation = createDeskInvalidation(queryClient);
    const unsubscribe = desk.listen({
      changed: (event) => invalidation.changed(event),
      curated: (event) => invalidation.curated(event),
      signedOut,
      live: setLive,
    });
    return () => {
      unsubscribe();
      invalidation.stop();
    };
  }, [desk, queryClient, signedOut]);
  return live;
}
