import type { InfiniteData } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { useTranslation } from '../language/I18nContext.tsx';
import type { SearchAnswer } from '#contract/story.ts';
import { useFormat } from '../language/useFormat.ts';
import { EmptyList } from '../story/EmptyList.tsx';
import { StoryText } from '../story/StoryText.tsx';
import { HitCard } from './HitCard.tsx';
import type { SearchParams } from '../wire/wire.ts';
import { SearchForm } from './SearchForm.tsx';

type Props = {
  search: SearchParams;
  data: InfiniteData<SearchAnswer> | undefined;
  /** From other rooms: the skeleton, and the end of the list. */
  waiting: ReactNode;
  more: ReactNode;
};

export function SearchPage({ search, data, waiting, more }: Props) {
  const { t } = useTranslation();
  const hits = data?.pages.flatMap((page) => page.hits);
  return (
    <div className="wrap pt-5 lg:pt-8">
      <h1 className="mb-4 text-title">
        <StoryText text={search.q ? t('search.titleFor', { query: search.q }) : t('search.title')} />
      </h1>
      <SearchForm search={search} />
      {search.q === '' && <EmptyList title={t('search.start')} hint={t('search.startHint')} />}
      {search.q !== '' && !hits && waiting}
      {hits && (
        <>
          <HitCount answer={data!.pages[0]!} />
          {hits.length === 0 ? (
            <EmptyList title={t('search.empty', { query: search.q })} hint={t('search.emptyHint')} />
          ) : (
            <div className="max-w-[50rem]">
              <ul className="stack">
                {hits.map((hit) => (
                  <li key={hit.story.id}>
                    <HitCard hit={hit} />
                  </li>
                ))}
              </ul>
              {more}
            </div>
          )}
        </>
      )}
    </div>
  );
}

function HitCount({ answer: { count, more } }: { answer: SearchAnswer }) {
  const { t } = useTranslation();
  const n = useFormat().number(count);
  return (
    <output className={count === 0 ? 'sr-only' : 'mb-2 block text-ui text-mute'}>
      {more ? t('search.moreThan', { n }) : t('search.hits', { count, n })}
    </output>
  );
}
