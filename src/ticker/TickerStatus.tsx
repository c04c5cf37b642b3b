import { useTranslation } from '../language/I18nContext.tsx';
import type { Line } from './lines.ts';
import { useBreakingNews } from './useBreakingNews.ts';

/** Announces a new breaking line to screen readers, politely and once. */
export function TickerStatus({ lines }: { lines: readonly Line[] }) {
  const { t } = useTranslation();
  const news = useBreakingNews(lines);
  return (
    <output className="sr-only">
      {news.map(({ story }) => t('ticker.announce', { headline: story.tickerLine ?? story.headline })).join(' ')}
    </output>
  );
}
