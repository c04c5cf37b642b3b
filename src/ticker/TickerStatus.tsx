import { useTranslation } from '../language/I18nContext.tsx';
import type { Line } from './lines.ts';
import { useBreakingNews } from './useBreakingNews.ts';

/** Says a new breaking line to those who do not see it, politely and once. */
export function TickerStatus({ lines }: { lines: readonly Line[] }) {
  const { t } = useTranslation();
  const said = useBreakingNews(lines);
  return (
    <output className="sr-only">
      {said.map(({ story }) => t('ticker.announce', { headline: story.tickerLine ?? story.headline })).join(' ')}
    </output>
  );
}
