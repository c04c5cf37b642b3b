import type { InfiniteData } from '@tanstack/react-query';
import type { ComponentProps, ReactNode } from 'react';
import { useTranslation } from '../language/I18nContext.tsx';
import type { StoriesAnswer } from '#contract/story.ts';
import { useEdition } from '../language/EditionContext.tsx';
import { links } from '../links.ts';
import { sectionName } from '../story/accent.ts';
import { EmptyList } from '../story/EmptyList.tsx';
import { EndlessStories } from './EndlessStories.tsx';
import { ListPage } from './ListPage.tsx';
import { ListSkeleton } from './ListSkeleton.tsx';

type Props = {
  slug: string;
  /** Undefined while the first page is loading. */
  data: InfiniteData<StoriesAnswer> | undefined;
  list: ComponentProps<typeof EndlessStories>['list'];
  /** Beside the headline. */
  action: ReactNode;
  rail: ReactNode;
};

export function SectionPage({ slug, data, list, action, rail }: Props) {
  const { t } = useTranslation();
  const { language, newsroom } = useEdition();
  // A section that is not in the newsroom file has the name that its stories give it.
  const name = sectionName(newsroom, language, data?.pages[0]?.stories[0]?.section ?? { slug, name: slug });
  const empty = data?.pages[0]?.stories.length === 0;
  return (
    <ListPage title={name} section={slug} action={action} rail={rail}>
      {data === undefined && <ListSkeleton />}
      {empty && <EmptyList title={t('section.empty')} hint={t('section.emptyHint')} />}
      {data && !empty && (
        <EndlessStories
          list={list}
          data={data}
          within={{ slug, name }}
          hrefFrom={(cursor) => links.section(language, slug, cursor)}
          label={t('section.more')}
          end={t('section.end')}
        />
      )}
    </ListPage>
  );
}
