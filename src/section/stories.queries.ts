import { infiniteQueryOptions } from '@tanstack/react-query';
import type { Language } from '#contract/language.ts';
import { storiesKey } from '../wire/keys.ts';
import type { StoriesParams, Wire } from '../wire/wire.ts';

export const storiesQueries = (wire: Wire) => ({
  /** From the page that `cursor` names on: pages after the first have an address of their own (`?cursor=`). */
  list: (lang: Language, params: StoriesParams) =>
    infiniteQueryOptions({
      queryKey: storiesKey(lang, params),
      queryFn: ({ signal, pageParam }) => wire.stories(lang, { ...params, cursor: pageParam }, signal),
      initialPageParam: params.cursor,
      getNextPageParam: ({ next }) => next ?? undefined,
      staleTime: 30_000,
    }),
});
