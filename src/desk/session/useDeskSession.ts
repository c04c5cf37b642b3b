import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useCallback, useEffect, useEffectEvent, useState } from 'react';
import type { DeskSession } from '#contract/desk.ts';
import { coverOnReturn } from '../../wire/cover-on-return.ts';
import { onDeskTabMessage, notifyDeskTabs } from '../../wire/desk-tabs.ts';
import { deskKeys, deskPartOf } from '../../wire/keys.ts';
import { type SignOutWay, unfinishedSignOut } from '../../wire/unfinished-sign-out.ts';
import { deskQueries } from '../desk.queries.ts';
import { emptyDesk } from './empty-desk.ts';
import { useDesk } from '../useDesk.ts';
import { watchRefusals } from '../watch-refusals.ts';

/** `stuck`: the server has not heard of the signing out. */
type Leaving = 'no' | 'busy' | 'stuck';

/** A tab that signs out may be closed before it has told how it went. */
const patience = 20_000;

/**
 * Who is signed in, and every way in which that ends: signing out here or in another tab, a session that the server has ended, an
 * answer that says so. Whichever it is, nothing of the desk stays, neither on the screen nor in memory.
 */
export function useDeskSession(onLeft: () => void) {
  const desk = useDesk();
  const queryClient = useQueryClient();
  const [way, setWay] = useState(() => unfinishedSignOut.way());
  const [leaving, setLeaving] = useState<Leaving>(way ? 'busy' : 'no');
  const { data, error, isFetching, refetch } = useQuery({
    ...deskQueries(desk).session(),
    refetchInterval: ({ state }) => (state.data ? 5 * 60_000 : 10_000),
    refetchOnWindowFocus: 'always',
    enabled: leaving === 'no',
  });

  const recheck = useCallback(
    () => queryClient.fetchQuery({ ...deskQueries(desk).session(), staleTime: 0 }),
    [desk, queryClient],
  );
  /** The session is over, or may be: the door is shown, and the server is asked who is there. */
  const over = useCallback(() => {
    emptyDesk(queryClient);
    void recheck().catch(() => undefined);
  }, [queryClient, recheck]);
  const signedOut = useCallback(() => {
    if (!queryClient.getQueryData<DeskSession>(deskKeys.session)?.editor) return;
    over();
    notifyDeskTabs('left');
  }, [queryClient, over]);

  const finish = useCallback(
    async (how: SignOutWay) => {
      try {
        await (how === 'here' ? desk.signOut() : desk.signOutEverywhere());
        unfinishedSignOut.end();
        emptyDesk(queryClient);
        setLeaving('no');
        notifyDeskTabs('left');
        onLeft();
      } catch {
        setLeaving('stuck');
        notifyDeskTabs('stuck');
      }
    },
    [desk, queryClient, onLeft],
  );
  const signOut = (how: SignOutWay) => {
    setWay(how);
    unfinishedSignOut.begin(how);
    // Before the server has answered, and whatever it will say.
    emptyDesk(queryClient);
    notifyDeskTabs('leaving');
    setLeaving('busy');
    void finish(how);
  };
  const retry = () => {
    setLeaving('busy');
    void finish(way ?? 'here');
  };
  const retryNow = useEffectEvent(retry);
  const finishNow = useEffectEvent(() => void finish(way ?? 'here'));

  useEffect(() => {
    // A signing out that did not reach the server before the page was closed.
    if (!unfinishedSignOut.way()) return;
    const timer = setTimeout(() => finishNow());
    return () => clearTimeout(timer);
  }, []);
  useEffect(() => watchRefusals(queryClient, signedOut), [queryClient, signedOut]);
  const hear = useEffectEvent((word: Parameters<Parameters<typeof onDeskTabMessage>[0]>[0]) => {
    if (word === 'entered') return void recheck().catch(() => undefined);
    emptyDesk(queryClient);
    setLeaving(word === 'left' ? 'no' : word === 'leaving' ? 'busy' : 'stuck');
    if (word !== 'left') return;
    if (leaving !== 'no') onLeft();
    void recheck().catch(() => undefined);
  });
  useEffect(() => onDeskTabMessage((word) => hear(word)), []);
  useEffect(() => {
    if (leaving === 'no') return;
    const again = () => retryNow();
    addEventListener('online', again);
    const timer = leaving === 'busy' ? setTimeout(() => setLeaving('stuck'), patience) : undefined;
    return () => {
      removeEventListener('online', again);
      clearTimeout(timer);
    };
  }, [leaving]);
  const back = useEffectEvent(async () => {
    try {
      await recheck();
      await queryClient.invalidateQueries({ predicate: (query) => deskPartOf(query) !== 'session' });
    } catch {
      // Who is there cannot be told: what was shown is not shown again until it can.
      emptyDesk(queryClient);
      void queryClient.resetQueries({ queryKey: deskKeys.session });
    }
  });
  useEffect(() => coverOnReturn(() => back()), []);

  useEffect(() => {
    // However it was learned that nobody is here.
    if (data && !data.editor) emptyDesk(queryClient);
  }, [data, queryClient]);

  const entered = (session: DeskSession) => {
    queryClient.setQueryData<DeskSession>(deskKeys.session, session);
    notifyDeskTabs('entered');
  };
  return { session: data, error, isFetching, refetch, leaving, signOut, signedOut, entered, retry };
}
