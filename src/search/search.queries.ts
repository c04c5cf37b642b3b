import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import type { Language } from '#contract/language.ts';
import { longestQuestion } from '#contract/limits.ts';
import { searchKey, suggestionsKey } from '../wire/keys.ts';
import type { SearchParams, Wire } from '../wire/wire.ts';

const names = ['section', 'author', 'kind', 'from', 'to', 'order', 'cursor'] as const;

/** The search in an address; what is empty or a default is left out. */
export function searchParamsOf(address: URLSearchParams): SearchParams {
  const valueOf = (name: string) => address.get(name)?.trim().replace(/\s+/gu, ' ') || undefined;
  const params: SearchParams = { q: shortened(valueOf('q') ?? '') };
  for (const name of names) {
    const value = valueOf(name);
    if (value && !(name === 'order' && value === 'newest')) params[name] = value;
  }
  return params;
}

/** Of a pasted paragraph, its first words: an address is not refused for them. */
const shortened = (question: string): string =>
  question.length > longestQuestion ? question.slice(0, longestQuestion).replace(/\s\S*$/u, '') : question;

/** Whether there is anything to request: words, or a filter that lists stories by itself. */
export const isAsked = ({ q, author, kind }: SearchParams): boolean => Boolean(q || author || kind);

export const searchQueries = (wire: Wire) => ({
  hits: (lang: Language, params: SearchParams) =>
    infiniteQueryOptions({
      queryKey: searchKey(lang, params),
      queryFn: ({ signal, pageParam }) => wire.search(lang, { ...params, cursor: pageParam }, signal),
      initialPageParam: params.cursor,
      getNextPageParam: ({ next }) => next ?? undefined,
      staleTime: 30_000,
    }),
  suggestions: (lang: Language, typed: string) =>
    queryOptions({
      queryKey: suggestionsKey(lang, typed),
      queryFn: ({ signal }) => wire.suggestions(lang, typed, signal),
      staleTime: 60_000,
      gcTime: 60_000,
      retry: false,
    }),
});
