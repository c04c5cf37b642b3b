import { infiniteQueryOptions } from '@tanstack/react-query';
import type { Language } from '#contract/language.ts';
import { searchKey } from '../wire/keys.ts';
import type { SearchParams, Wire } from '../wire/wire.ts';

/** The search in an address. With an empty `q` nothing is requested. */
export function searchParamsOf(address: URLSearchParams): SearchParams {
  const valueOf = (name: string) => address.get(name)?.trim() || undefined;
  return {
    q: valueOf('q') ?? '',
    section: valueOf('section'),
    from: valueOf('from'),
    to: valueOf('to'),
    cursor: valueOf('cursor'),
  };
}

export const searchQueries = (wire: Wire) => ({
  hits: (lang: Language, params: SearchParams) =>
    infiniteQueryOptions({
      queryKey: searchKey(lang, params),
      queryFn: ({ signal, pageParam }) => wire.search(lang, { ...params, cursor: pageParam }, signal),
      initialPageParam: params.cursor,
      getNextPageParam: ({ next }) => next ?? undefined,
      staleTime: 30_000,
    }),
});
