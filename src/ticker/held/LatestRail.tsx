import type { Story } from '#contract/story.ts';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from '../../language/I18nContext.tsx';
import { useEdition } from '../../language/EditionContext.tsx';
import { links } from '../../links.ts';
import { BlockHead } from '../../story/BlockHead.tsx';
import { LatestList } from '../../story/LatestList.tsx';
import { useWire } from '../../wire/WireContext.tsx';
import { tickerQueries } from '../ticker.queries.ts';
import { useHeldStories } from './useHeldStories.ts';

const most = 9;

/** The newest stories at the side of a list, where there is room for it; without those `beside` it. They stay as the reader found them. */
export function LatestRail({ beside = [] }: { beside?: readonly Pick<Story, 'id'>[] | undefined }) {
  const { t } = useTranslation();
  const { language } = useEdition();
  const { data } = useQuery(tickerQueries(useWire()).lines(language));
  const { shown } = useHeldStories(data?.stories ?? []);
  const stories = shown.filter(({ id }) => !beside.some((story) => story.id === id)).slice(0, most);
  if (stories.length === 0) return null;
  return (
    <aside aria-label={t('front.latest')} className="column-rule hidden lg:col-span-4 lg:block">
      <BlockHead
        to={links.latest(language)}
        more={t('common.all')}
        moreLabel={t('common.allOf', { name: t('front.latest') })}
      >
        {t('front.latest')}
      </BlockHead>
      <LatestList stories={stories} />
    </aside>
  );
}
