import type { InfiniteData } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { useTranslation } from '../language/I18nContext.tsx';
import type { SearchAnswer } from '#contract/story.ts';
import { useFormat } from '../language/useFormat.ts';
import { Words } from '../story/Words.tsx';
import { HitCard } from './HitCard.tsx';
import type { Asked } from './search.queries.ts';
import { SearchForm } from './SearchForm.tsx';
import { SearchVoid } from './SearchVoid.tsx';

type Props = {
  asked: Asked;
  data: InfiniteData<SearchAnswer> | undefined;
  /** What stands while the hits are on their way, and what ends the list: parts of other rooms. */
  waiting: ReactNode;
  more: ReactNode;
};

export function SearchPage({ asked, data, waiting, more }: Props) {
  const { t } = useTranslation();
  const hits = data?.pages.flatMap((page) => page.hits);
  return (
    <div className="wrap pt-5 lg:pt-8">
      <h1 className="mb-4 text-title">
        <Words text={asked.q ? t('search.titleFor', { query: asked.q }) : t('search.title')} />
      </h1>
      <SearchForm asked={asked} />
      {asked.q === '' && <SearchVoid title={t('search.start')} hint={t('search.startHint')} />}
      {asked.q !== '' && !hits && waiting}
      {hits && (
        <>
          <HitCount answer={data!.pages[0]!} />
          {hits.length === 0 ? (
            <SearchVoid title={t('search.empty', { query: asked.q })} hint={t('search.emptyHint')} />
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
