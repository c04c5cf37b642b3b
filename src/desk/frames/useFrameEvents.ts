import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { coverOnReturn } from '../../wire/cover-on-return.ts';
import { onDeskTabMessage } from '../../wire/desk-tabs.ts';
import { deskNews } from '../desk-news.ts';
import { useDesk } from '../useDesk.ts';
import { watchRefusals } from '../watch-refusals.ts';

/**
 * Keeps a frame live: in a board the page around tells what is new; one that was opened alone listens by itself. True once nobody is
 * signed in any more: the frame shows nothing then.
 */
export function useFrameEvents(): boolean {
  const desk = useDesk();
  const queryClient = useQueryClient();
  const [over, setOver] = useState(false);
  useEffect(() => {
    const news = deskNews(queryClient);
    const signedOut = () => {
      setOver(true);
      void queryClient.cancelQueries(undefined, { revert: false, silent: true });
      queryClient.clear();
    };
    const heard = { changed: news.changed, signedOut };
    const ends = [
      news.stop,
      window.parent === window ? desk.listen({ ...heard, live: () => undefined }) : desk.listenToTabs(heard),
      onDeskTabMessage((word) => (word === 'entered' ? setOver(false) : signedOut())),
      watchRefusals(queryClient, signedOut),
      coverOnReturn(() => queryClient.refetchQueries(undefined, { throwOnError: true }).catch(signedOut)),
    ];
    return () => ends.forEach((end) => end());
  }, [desk, queryClient]);
  return over;
}
