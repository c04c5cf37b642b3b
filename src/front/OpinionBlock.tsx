import type { Story } from '#contract/story.ts';
import { useTranslation } from '../language/I18nContext.tsx';
import { BlockHead } from '../story/BlockHead.tsx';
import { CardRows } from './CardRows.tsx';

/** Comment and columns. */
export function OpinionBlock({ stories }: { stories: readonly Story[] }) {
  const { t } = useTranslation();
  return (
    <div className="below-fold wrap">
      <section aria-label={t('front.opinion')} className="pt-10">
        <BlockHead>{t('front.opinion')}</BlockHead>
        <CardRows stories={stories} />
      </section>
    </div>
  );
}
