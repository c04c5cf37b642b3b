import { useTranslation } from '../language/I18nContext.tsx';
import type { Story } from '#contract/story.ts';
import { useEdition } from '../language/EditionContext.tsx';
import { links } from '../links.ts';
import { BlockHead } from '../story/BlockHead.tsx';
import { LatestList } from '../story/LatestList.tsx';

/** The nine newest stories; six on phones. */
export function LatestColumn({ stories }: { stories: readonly Story[] }) {
  const { t } = useTranslation();
  const { language } = useEdition();
  return (
    <section className="column-rule col-span-full mt-6 lg:col-span-3 lg:mt-0 max-md:[&_li:nth-child(n+7)]:hidden">
      <BlockHead
        to={links.latest(language)}
        more={t('common.all')}
        moreLabel={t('common.allOf', { name: t('front.latest') })}
      >
        {t('front.latest')}
      </BlockHead>
      <LatestList stories={stories.slice(0, 9)} />
    </section>
  );
}
