import type { InfiniteData } from '@tanstack/react-query';
import type { ComponentProps, ReactNode } from 'react';
import { useTranslation } from '../language/I18nContext.tsx';
import type { StoriesAnswer } from '#contract/story.ts';
import { useEdition } from '../language/EditionContext.tsx';
import { links } from '../links.ts';
import { EmptyList } from '../story/EmptyList.tsx';
import { EndlessStories } from './EndlessStories.tsx';
import { ListPage } from './ListPage.tsx';
import { ListSkeleton } from './ListSkeleton.tsx';

type Props = {
  slug: string;
  data: InfiniteData<StoriesAnswer> | undefined;
  list: ComponentProps<typeof EndlessStories>['list'];
  /** Beside the headline. */
  action: ReactNode;
  rail: ReactNode;
};

export function TopicPage({ slug, data, list, action, rail }: Props) {
  const { t } = useTranslation();
  const { language } = useEdition();
  const empty = data?.pages[0]?.stories.length === 0;
  return (
    <ListPage title={topicName(slug, data)} kicker={t('topic.kicker')} action={action} rail={rail}>
      {data === undefined && <ListSkeleton />}
      {empty && <EmptyList title={t('topic.empty')} hint={t('topic.emptyHint')} />}
      {data && !empty && (
        <EndlessStories
          list={list}
          data={data}
          hrefFrom={(cursor) => links.topic(language, slug, cursor)}
          label={t('section.more')}
          end={t('topic.end')}
        />
      )}
    </ListPage>
  );
}

/** The name that the newest stories give it; until they are loaded, its slug. */
export function topicName(slug: string, data: InfiniteData<StoriesAnswer> | undefined): string {
  return data?.pages[0]?.subject?.name ?? slug.replaceAll('-', ' ');
}
