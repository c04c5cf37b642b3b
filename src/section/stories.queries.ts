import { infiniteQueryOptions } from '@tanstack/react-query';
import type { Language } from '#contract/language.ts';
import { storiesKey } from '../wire/keys.ts';
import type { StoriesParams, Wire } from '../wire/wire.ts';

export const storiesQueries = (wire: Wire) => ({
  /** From the page that `params.cursor` names (`?cursor=` in the address), else from the first. */
  list: (lang: Language, params: StoriesParams) =>
    infiniteQueryOptions({
      queryKey: storiesKey(lang, params),
      queryFn: ({ signal, pageParam }) => wire.stories(lang, { ...params, cursor: pageParam }, signal),
      initialPageParam: params.cursor,
      getNextPageParam: ({ next }) => next ?? undefined,
      staleTime: 30_000,
    }),
});
