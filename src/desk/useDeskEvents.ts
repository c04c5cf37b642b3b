import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { deskNews } from './desk-news.ts';
import { useDesk } from './useDesk.ts';

/** Keeps the desk live, by one stream for all its tabs and frames; says whether it is (null: not known yet). */
export function useDeskEvents(signedOut: () => void): boolean | null {
  const desk = useDesk();
  const queryClient = useQueryClient();
  const [live, setLive] = useState<boolean | null>(null);
  useEffect(() => {
    const news = deskNews(queryClient);
    const stop = desk.listen({ changed: (event) => news.changed(event), signedOut, live: setLive });
    return () => {
      stop();
      news.stop();
    };
  }, [desk, queryClient, signedOut]);
  return live;
}
