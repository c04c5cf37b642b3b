import { infiniteQueryOptions, keepPreviousData, QueryClient, queryOptions } from '@tanstack/react-query';
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
    },
  });
}

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
  sources: () =>
    queryOptions({
      queryKey: deskKeys.sources,
      queryFn: ({ signal }) => desk.sources(signal),
      // Nothing is broadcast of it: while everything is read, the numbers change all the time.
      refetchInterval: ({ state }) => (state.data?.sources.some(({ phase }) => phase === 'first') ? 3_000 : 10_000),
    }),
});
