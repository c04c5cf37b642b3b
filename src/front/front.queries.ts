import { queryOptions } from '@tanstack/react-query';
import type { Language } from '#contract/language.ts';
import { lastHeard } from '../live/missed-events.ts';
import { frontKey } from '../wire/keys.ts';
import type { Wire } from '../wire/wire.ts';

export const frontQueries = (wire: Wire) => ({
  byLanguage: (lang: Language) =>
    queryOptions({
      queryKey: frontKey(lang),
      queryFn: ({ signal, client }) => wire.front(lang, signal, lastHeard(client, lang)),
      staleTime: 30_000,
    }),
});
