import { useQuery } from '@tanstack/react-query';
import type { Language } from '#contract/language.ts';
import { useRetry } from '../runtime/useRetry.ts';
import { useWire } from '../wire/WireContext.tsx';
import { tickerQueries } from './ticker.queries.ts';
import { TickerBar } from './TickerBar.tsx';
import { useStream } from './useStream.ts';

/** The ticker of a language, kept up to date by the stream. Renders nothing while there are no stories. */
export function Ticker({ lang }: { lang: Language }) {
  const { data, isPending, isLoadingError, refetch } = useQuery(tickerQueries(useWire()).lines(lang));
  useRetry(isLoadingError, refetch);
  useStream(lang, data !== undefined);
  if (isPending)
    return (
      <div className="ticker" aria-hidden="true">
        <div className="ticker-bar" />
      </div>
    );
  if (!data || data.stories.length === 0) return null;
  return <TickerBar key={lang} lang={lang} stories={data.stories} pinned={data.pinned} />;
}
