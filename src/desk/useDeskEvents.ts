import { useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import { useDesk } from './useDesk.ts';

/** Frames hear of new versions from the page around them: browsers give a site few connections, and a board has many frames. */
export const frameChannel = 'sharit-desk';

/** One stream for the whole desk: what it names is read anew, and the frames are told. */
export function useDeskEvents(): void {
  const desk = useDesk();
  const queryClient = useQueryClient();
  useEffect(() => {
    const channel = new BroadcastChannel(frameChannel);
    const stop = desk.listen((event) => {
      void queryClient.invalidateQueries({
        predicate: ({ queryKey }) => queryKey[1] !== 'session' && queryKey[1] !== 'audit',
      });
      channel.postMessage(event ?? null);
    });
    return () => {
      stop();
      channel.close();
    };
  }, [desk, queryClient]);
}
