import { infiniteQueryOptions } from '@tanstack/react-query';
import type { Language } from '#contract/language.ts';
import type { Wire } from '../wire/wire.ts';

/** What a reader asked for, as it stands in the address. */
export type Asked = { q: string; section?: string; from?: string; to?: string; start?: string };

/** Without a word nothing is asked. */
export function askedIn(params: URLSearchParams): Asked {
  const given = (name: string) => params.get(name)?.trim() || undefined;
  return {
    q: given('q') ?? '',
    section: given('section'),
    from: given('from'),
    to: given('to'),
    start: given('cursor'),
  };
}

export const searchQueries = (wire: Wire) => ({
  hits: (lang: Language, { start, ...asked }: Asked) =>
    infiniteQueryOptions({
      queryKey: ['search', lang, { ...asked, start }] as const,
      queryFn: ({ signal, pageParam }) => wire.search(lang, { ...asked, cursor: pageParam }, signal),
      initialPageParam: start,
      getNextPageParam: ({ next }) => next ?? undefined,
      staleTime: 30_000,
    }),
});
