import type { InfiniteData, UseInfiniteQueryResult } from '@tanstack/react-query';
import { useTranslation } from '../language/I18nContext.tsx';
import type { StoriesAnswer } from '#contract/story.ts';
import { useFormat } from '../language/useFormat.ts';
import { withinSection } from '../story/section/within-section.ts';
import { StoryCard } from '../story/StoryCard.tsx';
import { StoryList } from '../story/StoryList.tsx';
import { Announcer } from '../ui/Announcer.tsx';
import { MoreStories } from './MoreStories.tsx';

type Props = {
  list: Pick<
    UseInfiniteQueryResult<InfiniteData<StoriesAnswer>>,
    'isFetchingNextPage' | 'isFetchNextPageError' | 'fetchNextPage'
  >;
  data: InfiniteData<StoriesAnswer>;
  /** The section whose page it is. */
  within?: { slug: string; name: string };
  hrefFrom(cursor: string): string;
  label: string;
  end: string;
};

/** Pages that are loaded without a tap. */
const automaticPages = 3;

/** A list that loads its next pages. A story that moves to a later page meanwhile is shown once. */
export function EndlessStories({ list, data, within, hrefFrom, label, end }: Props) {
  const { t } = useTranslation();
  const format = useFormat();
  const all = [...new Map(data.pages.flatMap((page) => page.stories).map((story) => [story.id, story])).values()];
  const [first, ...others] = within ? withinSection(all, within.slug, within.name) : all;
  const last = data.pages.at(-1)!;
  const count = last.stories.length;
  return (
    <>
      {first && <StoryCard story={first} variant="picture" level={2} first />}
      {others.length > 0 && (
        <div className="mt-4">
          <StoryList stories={others} />
        </div>
      )}
      <MoreStories
        href={last.next === null ? null : hrefFrom(last.next)}
        label={label}
        end={end}
        pages={data.pages.length}
        loading={list.isFetchingNextPage}
        failed={list.isFetchNextPageError}
        automatic={data.pages.length < automaticPages}
        onMore={() => void list.fetchNextPage()}
      />
      <Announcer message={data.pages.length > 1 ? t('section.loadedMore', { count, n: format.number(count) }) : ''} />
    </>
  );
}
