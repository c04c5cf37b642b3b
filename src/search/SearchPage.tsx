import type { InfiniteData } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import type { SearchAnswer, SearchHit } from '#contract/search.ts';
import { useTranslation } from '../language/I18nContext.tsx';
import { useFormat } from '../language/useFormat.ts';
import { EmptyList } from '../story/EmptyList.tsx';
import { StoryText } from '../story/StoryText.tsx';
import type { SearchParams } from '../wire/wire.ts';
import { DidYouMean } from './DidYouMean.tsx';
import { HitCard } from './HitCard.tsx';
import { quotable } from './quotable.ts';
import { RecentSearches } from './RecentSearches.tsx';
import { isAsked } from './search.queries.ts';
import { SearchForm } from './SearchForm.tsx';

type Props = {
  search: SearchParams;
  data: InfiniteData<SearchAnswer> | undefined;
  /** From other rooms: the skeleton, and the end of the list. */
  waiting: ReactNode;
  more: ReactNode;
  /** Beside the headline. */
  action?: ReactNode;
  rail: ReactNode;
};

export function SearchPage({ search, data, waiting, more, action, rail }: Props) {
  const { t } = useTranslation();
  const first = data?.pages[0];
  const asked = isAsked(search);
  const title = search.q
    ? t('search.titleFor', { query: quotable(search.q) })
    : asked
      ? t('search.filtered')
      : t('search.title');
  return (
    <div className="wrap pt-5 lg:pt-8">
      <div className="mb-4 flex flex-wrap items-center justify-between gap-x-4 gap-y-1">
        <h1 className="text-title">
          <StoryText text={title} />
        </h1>
        {action}
      </div>
      <SearchForm search={search} authors={first?.authors ?? []} />
      <div className="lg:columns-grid">
        <div className="min-w-0 lg:col-span-8">
          {!asked && (
            <>
              <RecentSearches key={search.q} />
              <EmptyList title={t('search.start')} hint={t('search.startHint')} />
            </>
          )}
          {asked && !data && waiting}
          {data && first && <Hits search={search} data={data} first={first} more={more} />}
        </div>
        {rail}
      </div>
    </div>
  );
}

function Hits({
  search,
  data,
  first,
  more,
}: Pick<Props, 'search' | 'more'> & { data: InfiniteData<SearchAnswer>; first: SearchAnswer }) {
  const { t } = useTranslation();
  const hits = data.pages.flatMap((page) => page.hits);
  const near = data.pages.flatMap((page) => page.near);
  const found = hits.length + near.length > 0;
  const words = first.without.map((word) => t('search.quoted', { word })).join(t('common.comma'));
  return (
    <>
      <HitCount answer={first} />
      <DidYouMean questions={first.didYouMean} search={search} closed={found || words !== ''} />
      {words && (
        <p className="mb-4 border-y border-edge py-3 text-ui">
          <StoryText text={t('search.without', { words })} />
        </p>
      )}
      {!found ? (
        <EmptyList title={t('search.empty', { query: quotable(search.q) })} hint={t('search.emptyHint')} />
      ) : (
        <>
          <HitList hits={hits} />
          {near.length > 0 && (
            <section aria-labelledby="near" className="mt-8">
              <h2 id="near" className="tab pt-2.5 text-h2">
                {t('search.near')}
              </h2>
              <p className="pb-3.5 text-kicker text-mute">{t('search.nearHint')}</p>
              <HitList hits={near} level={3} />
            </section>
          )}
          {more}
        </>
      )}
    </>
  );
}

function HitList({ hits, level }: { hits: readonly SearchHit[]; level?: 3 }) {
  if (hits.length === 0) return null;
  return (
    <ul className="stack">
      {hits.map((hit) => (
        <li key={hit.story.id}>
          <HitCard hit={hit} level={level} />
        </li>
      ))}
    </ul>
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
