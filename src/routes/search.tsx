import { useInfiniteQuery } from '@tanstack/react-query';
import { useTranslation } from '../language/I18nContext.tsx';
import { Suspense, useEffect } from 'react';
import { type LoaderFunctionArgs, redirect, useSearchParams } from 'react-router';
import type { SearchAnswer } from '#contract/search.ts';
import { useEdition } from '../language/EditionContext.tsx';
import { FollowButton } from '../follow/FollowButton.tsx';
import { links } from '../links.ts';
import { quotable } from '../search/quotable.ts';
import { rememberSearch } from '../search/recent-searches.ts';
import { isAsked, searchParamsOf, searchQueries } from '../search/search.queries.ts';
import { isStored } from '../search/stored/stored-answer.ts';
import { StoredNotice } from '../search/stored/StoredNotice.tsx';
import { SearchPage } from '../search/SearchPage.tsx';
import { ListSkeleton } from '../section/ListSkeleton.tsx';
import { MoreStories } from '../section/MoreStories.tsx';
import { LatestRail } from '../ticker/held/LatestRail.tsx';
import { useWire } from '../wire/WireContext.tsx';
import { loadListOrOpen } from '../app/loading/load-list-or-open.ts';
import { throwAsResponse } from '../app/errors/failure.ts';
import { noindexHead } from '../app/head/head.ts';
import { appContext } from '../app/context/app-context.ts';
import { requireLanguage } from '../app/loading/require-language.ts';
import { PageError } from '../app/errors/PageError.tsx';
import { StaleNotice } from '../app/errors/StaleNotice.tsx';
import { hasNoData } from '../app/loading/has-no-data.ts';
import { usePageHead } from '../app/head/usePageHead.ts';

type Loaded = { title: string };

export async function loader({ params, request, context }: LoaderFunctionArgs): Promise<Loaded> {
  const { wire, queryClient, loadI18n } = context.get(appContext);
  const language = requireLanguage({ params, context });
  const asked = new URL(request.url).searchParams;
  const search = searchParamsOf(asked);
  // A form also sends what was left empty.
  const clean = links.search(language, search);
  if ([...asked.values()].some((value) => value === '')) throw redirect(clean, 302);
  const { t } = await loadI18n(language);
  if (isAsked(search))
    await loadListOrOpen<SearchAnswer>(queryClient, searchQueries(wire).hits(language, search)).catch(throwAsResponse);
  return { title: search.q ? t('search.titleFor', { query: quotable(search.q) }) : t('search.title') };
}

/** Not indexed, and without alternates: another language finds other stories. */
const head = (loaded: Loaded | undefined) => noindexHead(loaded?.title ?? null);
export const handle = { head };

export function Component() {
  const { t } = useTranslation();
  const { language } = useEdition();
  const search = searchParamsOf(useSearchParams()[0]);
  const list = useInfiniteQuery({
    ...searchQueries(useWire()).hits(language, search),
    enabled: isAsked(search),
    throwOnError: hasNoData,
  });
  const answered = list.data !== undefined && !search.cursor;
  useEffect(() => {
    if (answered && search.q) rememberSearch(search.q);
  }, [answered, search.q]);
  usePageHead(head, { title: search.q ? t('search.titleFor', { query: quotable(search.q) }) : t('search.title') });
  const author = search.q ? undefined : list.data?.pages[0]?.authors.find(({ slug }) => slug === search.author);
  const next = list.data?.pages.at(-1)?.next ?? null;
  return (
    <>
      {isStored(list.data?.pages[0]) ? (
        <Suspense fallback={null}>
          <StoredNotice retry={list.refetch} />
        </Suspense>
      ) : (
        <StaleNotice query={list} />
      )}
      <SearchPage
        search={search}
        data={list.data}
        action={author && <FollowButton kind="author" {...author} />}
        waiting={<ListSkeleton />}
        rail={<LatestRail beside={list.data?.pages[0]?.hits.map(({ story }) => story)} />}
        more={
          <MoreStories
            href={next === null ? null : links.search(language, { ...search, cursor: next })}
            label={t('search.more')}
            end={t('search.end')}
            pages={list.data?.pages.length ?? 0}
            loading={list.isFetchingNextPage}
            failed={list.isFetchNextPageError}
            automatic={false}
            onMore={() => void list.fetchNextPage()}
          />
        }
      />
    </>
  );
}

export { PageError as ErrorBoundary };
