import type { Story } from '#contract/story.ts';
import { useTranslation } from '../language/I18nContext.tsx';
import { BlockHead } from '../story/BlockHead.tsx';
import { WideCard } from './WideCard.tsx';

/** A story told in pictures, on a band across the page. */
export function PictureStory({ story }: { story: Story }) {
  const { t } = useTranslation();
  return (
    <div className="below-fold mt-10 bg-raised pb-8">
      <section aria-label={t('front.picture')} className="wrap pt-6">
        <BlockHead>{t('front.picture')}</BlockHead>
        <WideCard story={story} />
      </section>
    </div>
  );
}
