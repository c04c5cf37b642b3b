import { useQuery } from '@tanstack/react-query';
import { useTranslation } from '../../language/I18nContext.tsx';
import { useEdition } from '../../language/EditionContext.tsx';
import { useFormat } from '../../language/useFormat.ts';
import { primaryLook } from '../../ui/Button.tsx';
import { useWire } from '../../wire/WireContext.tsx';
import { tickerQueries } from '../ticker.queries.ts';
import { useHeldStories } from './useHeldStories.ts';

/** Offers what has been published since the page was made, or says how it has `changed` otherwise; the page changes only when the reader asks for it. */
export function NewStories({ changed, onShow }: { changed: string | null; onShow: () => void }) {
  const { t } = useTranslation();
  const { language } = useEdition();
  const format = useFormat();
  const { data } = useQuery(tickerQueries(useWire()).lines(language));
  const { arrivals, show } = useHeldStories(data?.stories ?? []);
  return (
    <output className="pointer-events-none fixed inset-x-0 bottom-4 z-20 flex justify-center">
      {(arrivals > 0 || changed !== null) && (
        <button
          type="button"
          className={`${primaryLook} pointer-events-auto`}
          onClick={() => {
            show();
            onShow();
          }}
        >
          {arrivals > 0 ? t('ticker.arrivals', { count: arrivals, n: format.number(arrivals) }) : changed}
        </button>
      )}
    </output>
  );
}
