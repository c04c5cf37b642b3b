import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { coverOnReturn } from '../../runtime/cover-on-return.ts';
import { onDeskTabMessage } from '../../wire/desk-tabs.ts';
import { createDeskInvalidation } from '../desk-invalidation.ts';
import { useDeskWire } from '../useDeskWire.ts';
import { subscribeToUnauthorized } from '../session/subscribe-to-unauthorized.ts';

/**
 * Keeps a frame up to date: in a board over the stream of the surrounding page, opened alone over the desk's stream. Returns true once
 * the editor is signed out.
 */
export function useFrameEvents(): boolean {
  const desk = useDeskWire();
  const queryClient = useQueryClient();
  const [isSignedOut, setSignedOut] = useState(false);
  useEffect(() => {
    const invalidation = createDeskInvalidation(queryClient);
    const signedOut = () => {
      setSignedOut(true);
      void queryClient.cancelQueries(undefined, { revert: false, silent: true });
      queryClient.clear();
    };
    const listener = { changed: invalidation.changed, curated: invalidation.curated, signedOut };
    const cleanups = [
      invalidation.stop,
      window.parent === window ? desk.listen({ ...listener, live: () => undefined }) : desk.listenToTabs(listener),
      onDeskTabMessage((word) => (word === 'entered' ? setSignedOut(false) : signedOut())),
      subscribeToUnauthorized(queryClient, signedOut),
      coverOnReturn(() => queryClient.refetchQueries(undefined, { throwOnError: true }).catch(signedOut)),
    ];
    return () => cleanups.forEach((cleanup) => cleanup());
  }, [desk, queryClient]);
  return isSignedOut;
}
