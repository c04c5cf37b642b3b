import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useCallback, useEffect, useEffectEvent, useState } from 'react';
import type { DeskSession } from '#contract/desk.ts';
import { coverOnReturn } from '../../runtime/cover-on-return.ts';
import { onDeskTabMessage, notifyDeskTabs } from '../../wire/desk-tabs.ts';
import { deskKeys, deskPartOf } from '../../wire/desk-keys.ts';
import { type SignOutWay, unfinishedSignOut } from '../../wire/unfinished-sign-out.ts';
import { deskQueries } from '../desk.queries.ts';
import { unsavedPlans } from '../unsaved-plans.ts';
import { clearDeskCache } from './clear-desk-cache.ts';
import { useDeskWire } from '../useDeskWire.ts';
import { subscribeToUnauthorized } from './subscribe-to-unauthorized.ts';

/** `failed`: the server has not confirmed it; it is retried. */
type SignOutState = 'idle' | 'pending' | 'failed';

/** Milliseconds after which a sign-out in another tab counts as failed: that tab may have been closed. */
const signOutTimeout = 20_000;

/**
 * The session, and every way in which it ends: signing out here or in another tab, the stream's word that it has ended, or an answer
 * 401. In each case the cache of the desk is cleared and the sign-in form is shown.
 */
export function useDeskSession(onSignedOut: () => void) {
  const desk = useDeskWire();
  const queryClient = useQueryClient();
  const [way, setWay] = useState(() => unfinishedSignOut.way());
  const [signOutState, setSignOutState] = useState<SignOutState>(way ? 'pending' : 'idle');
  const { data, error, isFetching, refetch } = useQuery({
    ...deskQueries(desk).session(),
    refetchInterval: ({ state }) => (state.data ? 5 * 60_000 : 10_000),
    refetchOnWindowFocus: 'always',
    enabled: signOutState === 'idle',
  });

  const recheck = useCallback(
    () => queryClient.fetchQuery({ ...deskQueries(desk).session(), staleTime: 0 }),
    [desk, queryClient],
  );
  const signedOut = useCallback(() => {
    if (!queryClient.getQueryData<DeskSession>(deskKeys.session)?.editor) return;
    clearDeskCache(queryClient);
    // The answer may have been a proxy's: the server has the last word.
    void recheck().catch(() => undefined);
    notifyDeskTabs('left');
  }, [queryClient, recheck]);

  const finish = useCallback(
    async (how: SignOutWay) => {
      try {
        await (how === 'here' ? desk.signOut() : desk.signOutEverywhere());
        unfinishedSignOut.end();
        clearDeskCache(queryClient);
        setSignOutState('idle');
        notifyDeskTabs('left');
        onSignedOut();
      } catch {
        setSignOutState('failed');
        notifyDeskTabs('stuck');
      }
    },
    [desk, queryClient, onSignedOut],
  );
  const signOut = (how: SignOutWay) => {
    setWay(how);
    unfinishedSignOut.begin(how);
    unsavedPlans.forget();
    // At once, whatever the server answers.
    clearDeskCache(queryClient);
    notifyDeskTabs('leaving');
    setSignOutState('pending');
    void finish(how);
  };
  const retry = () => {
    setSignOutState('pending');
    void finish(way ?? 'here');
  };
  const retryNow = useEffectEvent(retry);
  const finishNow = useEffectEvent(() => void finish(way ?? 'here'));

  useEffect(() => {
    // A sign-out that had not reached the server when the page was closed.
    if (!unfinishedSignOut.way()) return;
    const timer = setTimeout(() => finishNow());
    return () => clearTimeout(timer);
  }, []);
  useEffect(() => subscribeToUnauthorized(queryClient, signedOut), [queryClient, signedOut]);
  const onTabMessage = useEffectEvent((word: Parameters<Parameters<typeof onDeskTabMessage>[0]>[0]) => {
    if (word === 'entered') return void recheck().catch(() => undefined);
    clearDeskCache(queryClient);
    setSignOutState(word === 'left' ? 'idle' : word === 'leaving' ? 'pending' : 'failed');
    if (word !== 'left') return;
    if (signOutState !== 'idle') onSignedOut();
    void recheck().catch(() => undefined);
  });
  useEffect(() => onDeskTabMessage((word) => onTabMessage(word)), []);
  useEffect(() => {
    if (signOutState === 'idle') return;
    const onOnline = () => retryNow();
    addEventListener('online', onOnline);
    const timer = signOutState === 'pending' ? setTimeout(() => setSignOutState('failed'), signOutTimeout) : undefined;
    return () => {
      removeEventListener('online', onOnline);
      clearTimeout(timer);
    };
  }, [signOutState]);
  const revalidate = useEffectEvent(async () => {
    try {
      await recheck();
      await queryClient.invalidateQueries({ predicate: (query) => deskPartOf(query) !== 'session' });
    } catch {
      // The session cannot be verified: nothing is shown until it can.
      clearDeskCache(queryClient);
      void queryClient.resetQueries({ queryKey: deskKeys.session });
    }
  });
  useEffect(() => coverOnReturn(() => revalidate()), []);

  useEffect(() => {
    // Whatever reported it.
    if (data && !data.editor) clearDeskCache(queryClient);
  }, [data, queryClient]);

  const signedIn = (session: DeskSession) => {
    queryClient.setQueryData<DeskSession>(deskKeys.session, session);
    notifyDeskTabs('entered');
  };
  return { session: data, error, isFetching, refetch, signOutState, signOut, signedOut, signedIn, retry };
}
