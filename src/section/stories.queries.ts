import { infiniteQueryOptions } from '@tanstack/react-query';
import type { Language } from '#contract/language.ts';
import type { Wire } from '../wire/wire.ts';

/** What a list is about, and where it starts: pages after the first have an address of their own (`?cursor=`). */
export type ListAsked = { section?: string; subject?: string; start?: string };

export const storiesQueries = (wire: Wire) => ({
  list: (lang: Language, { start, ...about }: ListAsked) =>
    infiniteQueryOptions({
      queryKey: ['stories', lang, { ...about, ...(start && { start }) }] as const,
      queryFn: ({ signal, pageParam }) => wire.stories(lang, { ...about, cursor: pageParam }, signal),
      initialPageParam: start,
      getNextPageParam: ({ next }) => next ?? undefined,
      staleTime: 30_000,
    }),
});
