import { useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import { frameChannel } from './useDeskEvents.ts';
import { useDesk } from './useDesk.ts';

/** In a board the page around tells what is new; a frame that was opened alone listens by itself. */
export function useFrameEvents(): void {
  const desk = useDesk();
  const queryClient = useQueryClient();
  useEffect(() => {
    const renew = () => void queryClient.invalidateQueries();
    if (window.parent === window) return desk.listen(renew);
    const channel = new BroadcastChannel(frameChannel);
    channel.addEventListener('message', renew);
    return () => channel.close();
  }, [desk, queryClient]);
}
