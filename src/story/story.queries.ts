import { queryOptions } from '@tanstack/react-query';
import type { Language } from '#contract/language.ts';
import { articleKey } from '../wire/keys.ts';
import type { Wire } from '../wire/wire.ts';

/** Shared, because every card may prefetch it. `staleTime` is the API's s-maxage. */
export const articleQueries = (wire: Wire) => ({
  byId: (lang: Language, id: string) =>
    queryOptions({
      queryKey: articleKey(lang, id),
      queryFn: ({ signal }) => wire.article(lang, id, {}, signal),
      staleTime: 300_000,
    }),
});
