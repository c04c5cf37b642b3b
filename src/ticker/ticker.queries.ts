import { queryOptions } from '@tanstack/react-query';
import type { Language } from '#contract/language.ts';
import { withMissedEvents } from '../live/missed-events.ts';
import { tickerKey } from '../wire/keys.ts';
import type { Wire } from '../wire/wire.ts';

/** `staleTime` is the API's s-maxage; between two answers the stream updates the data. */
export const tickerQueries = (wire: Wire) => ({
  lines: (lang: Language) =>
    queryOptions({
      queryKey: tickerKey(lang),
      queryFn: async ({ signal, client }) => withMissedEvents(client, lang, await wire.ticker(lang, signal)),
      staleTime: 30_000,
    }),
});
