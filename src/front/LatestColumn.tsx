import { useTranslation } from '../language/I18nContext.tsx';
import type { Story } from '#contract/story.ts';
import { useEdition } from '../language/EditionContext.tsx';
import { links } from '../links.ts';
import { BlockHead } from '../story/BlockHead.tsx';
import { LatestList } from '../story/LatestList.tsx';
import type { TopLayout } from './front-layout.ts';

const places = {
  columns: 'column-rule lg:col-span-3 lg:mt-0',
  // Beside the lead and the stories under it.
  wide: 'column-rule lg:col-span-3 lg:col-start-10 lg:row-span-2 lg:row-start-1 lg:mt-0',
  rows: 'lg:mt-8 [&_.rings]:lg:columns-2 [&_.rings]:lg:gap-x-(--gutter) [&_.rings]:lg:border-0 [&_li]:break-inside-avoid',
};

/** The nine newest stories beside the lead, or under it; six on phones. */
export function LatestColumn({ stories, layout }: { stories: readonly Story[]; layout: TopLayout }) {
  const { t } = useTranslation();
  const { language } = useEdition();
  return (
    <section className={`col-span-full mt-6 max-md:[&_li:nth-child(n+7)]:hidden ${places[layout]}`}>
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
