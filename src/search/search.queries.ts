import { infiniteQueryOptions, type QueryClient, queryOptions } from '@tanstack/react-query';
import type { Language } from '#contract/language.ts';
import { longestQuestion } from '#contract/limits.ts';
import { searchKey, suggestionsKey } from '../wire/keys.ts';
import type { SearchParams, Wire } from '../wire/wire.ts';
import { isRetryable } from '../wire/wire-error.ts';
import { isStored, type StoredAnswer } from './stored/stored-answer.ts';

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

/** Without an answer of the server, what the device has is searched; on the server there is none. */
async function searchDevice(client: QueryClient, lang: Language, params: SearchParams): Promise<StoredAnswer | null> {
  if (typeof document === 'undefined') return null;
  try {
    const { searchStored } = await import('./stored/search-stored.ts');
    return await searchStored(client, lang, params);
  } catch {
    // Its code or tables are not on the device.
    return null;
  }
}

export const searchQueries = (wire: Wire) => ({
  hits: (lang: Language, params: SearchParams) =>
    infiniteQueryOptions({
      queryKey: searchKey(lang, params),
      queryFn: async ({ client, signal, pageParam }) => {
        try {
          return await wire.search(lang, { ...params, cursor: pageParam }, signal);
        } catch (error) {
          const stored = isRetryable(error) && !pageParam ? await searchDevice(client, lang, params) : null;
          if (stored) return stored;
          throw error;
        }
      },
      initialPageParam: params.cursor,
      getNextPageParam: ({ next }) => next ?? undefined,
      staleTime: ({ state }) => (isStored(state.data?.pages[0]) ? 0 : 30_000),
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
