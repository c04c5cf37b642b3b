import {
  infiniteQueryOptions,
  keepPreviousData,
  QueryClient,
  type QueryFunctionContext,
  queryOptions,
} from '@tanstack/react-query';
import { presenceInterval } from '#contract/front-places.ts';
import type { DeskAlert } from '#contract/alerts/desk-alerts.ts';
import type { Language } from '#contract/language.ts';
import type { AuditParams, DeskItemsParams, DeskWire, PublishedParams } from '../wire/desk-wire.ts';
import { deskKeys } from '../wire/desk-keys.ts';
import { isRetryable } from '../wire/wire-error.ts';

/** The query client of the desk: never persisted, cleared on sign-out. */
export function createDeskClient(): QueryClient {
  return new QueryClient({
    defaultOptions: {
      queries: {
        staleTime: 5_000,
        gcTime: 60_000,
        networkMode: 'always',
        retry: (failures, error) => failures < 2 && isRetryable(error),
      },
      // Offline a change fails and says so; else it would wait, and be made when the connection is back, however much later.
      mutations: { networkMode: 'always' },
    },
  });
}

/**
 * An answer that was asked for before a save may arrive after the save's: that one stands. An older revision that was asked for later is taken:
 * the database was restored from a backup.
 */
async function notOvertaken<Answer extends { revision: number }>(
  { client, queryKey }: Pick<QueryFunctionContext, 'client' | 'queryKey'>,
  ask: () => Promise<Answer>,
): Promise<Answer> {
  const updates = () => client.getQueryState(queryKey)?.dataUpdateCount;
  const before = updates();
  const fresh = await ask();
  const known = client.getQueryData<Answer>(queryKey);
  return updates() !== before && known && known.revision > fresh.revision ? known : fresh;
}

/** What waits longer than this waits for the end of quiet hours. */
const sendingTime = 10 * 60_000;
const isBeingSent = ({ outcome, sent }: DeskAlert): boolean =>
  outcome.waiting > 0 && sent !== null && Date.now() - Date.parse(sent.at) < sendingTime;
const sendingPace = (alerts: DeskAlert[] | undefined): number => (alerts?.some(isBeingSent) ? 3_000 : 20_000);

export const deskQueries = (desk: DeskWire) => ({
  session: () =>
    queryOptions({ queryKey: deskKeys.session, queryFn: ({ signal }) => desk.session(signal), staleTime: 60_000 }),
  items: (params: DeskItemsParams) =>
    infiniteQueryOptions({
      queryKey: deskKeys.items(params),
      queryFn: ({ pageParam, signal }) => desk.items({ ...params, cursor: pageParam }, signal),
      initialPageParam: undefined as string | undefined,
      getNextPageParam: (page) => page.next ?? undefined,
      placeholderData: keepPreviousData,
    }),
  open: (uri: string) =>
    queryOptions({ queryKey: deskKeys.open(uri), queryFn: ({ signal }) => desk.open(uri, signal) }),
  board: (id: string) =>
    queryOptions({ queryKey: deskKeys.board(id), queryFn: ({ signal }) => desk.board(id, signal) }),
  draft: (id: string, lang: Language) =>
    queryOptions({ queryKey: deskKeys.draft(id, lang), queryFn: ({ signal }) => desk.draft(id, lang, signal) }),
  differences: (id: string, from: number | undefined, to: number | undefined) =>
    queryOptions({
      queryKey: deskKeys.differences(id, from, to),
      queryFn: ({ signal }) => desk.differences(id, { from, to }, signal),
      placeholderData: keepPreviousData,
    }),
  shares: (id: string) =>
    queryOptions({ queryKey: deskKeys.shares(id), queryFn: ({ signal }) => desk.shares(id, signal) }),
  unanswered: () => queryOptions({ queryKey: deskKeys.unanswered, queryFn: ({ signal }) => desk.unanswered(signal) }),
  published: (params: PublishedParams) =>
    infiniteQueryOptions({
      queryKey: deskKeys.published(params),
      queryFn: ({ pageParam, signal }) => desk.published({ ...params, cursor: pageParam }, signal),
      initialPageParam: undefined as string | undefined,
      getNextPageParam: (page) => page.next ?? undefined,
      placeholderData: keepPreviousData,
    }),
  hold: (id: string) =>
    queryOptions({ queryKey: deskKeys.hold(id), queryFn: ({ signal }) => desk.hold(id, signal), staleTime: 0 }),
  accounts: () =>
    queryOptions({ queryKey: deskKeys.accounts, queryFn: ({ signal }) => desk.accounts(signal), staleTime: 0 }),
  audit: (params: AuditParams) =>
    infiniteQueryOptions({
      queryKey: deskKeys.audit(params),
      queryFn: ({ pageParam, signal }) => desk.audit({ ...params, cursor: pageParam }, signal),
      initialPageParam: undefined as string | undefined,
      getNextPageParam: (page) => page.next ?? undefined,
      placeholderData: keepPreviousData,
    }),
  front: (language: Language) =>
    queryOptions({
      queryKey: deskKeys.front(language),
      queryFn: (context) => notOvertaken(context, () => desk.front(language, context.signal)),
    }),
  frontDraft: (language: Language) =>
    queryOptions({
      queryKey: deskKeys.frontDraft(language),
      queryFn: ({ signal }) => desk.frontPreview(language, signal),
    }),
  frontHistory: (language: Language) =>
    infiniteQueryOptions({
      queryKey: deskKeys.frontHistory(language),
      queryFn: ({ pageParam, signal }) => desk.frontHistory(language, pageParam, signal),
      initialPageParam: undefined as string | undefined,
      getNextPageParam: (page) => page.next ?? undefined,
    }),
  presence: (language: Language) =>
    queryOptions({
      queryKey: deskKeys.presence(language),
      queryFn: () => desk.presence(language),
      staleTime: 0,
      refetchInterval: presenceInterval * 1000,
    }),
  ticker: (language: Language) =>
    queryOptions({
      queryKey: deskKeys.ticker(language),
      queryFn: (context) => notOvertaken(context, () => desk.ticker(language, context.signal)),
    }),
  alerts: (language: Language) =>
    queryOptions({
      queryKey: deskKeys.alerts(language),
      queryFn: ({ signal }) => desk.alerts(language, signal),
      // Nothing is broadcast while alerts are sent.
      refetchInterval: ({ state }) => sendingPace(state.data?.alerts),
    }),
  alert: (id: string) =>
    queryOptions({
      queryKey: deskKeys.alert(id),
      queryFn: ({ signal }) => desk.alert(id, signal),
      refetchInterval: ({ state }) => sendingPace(state.data?.alert ? [state.data.alert] : []),
    }),
  sources: () =>
    queryOptions({
      queryKey: deskKeys.sources,
      queryFn: ({ signal }) => desk.sources(signal),
      // Nothing is broadcast of it: while everything is read, the numbers change all the time.
      refetchInterval: ({ state }) => (state.data?.sources.some(({ phase }) => phase === 'first') ? 3_000 : 10_000),
    }),
});
