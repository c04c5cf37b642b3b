import type { InfiniteData } from '@tanstack/react-query';
import { type LoaderFunctionArgs, useParams } from 'react-router';
import type { StoriesAnswer } from '#contract/story.ts';
import { FollowButton } from '../follow/FollowButton.tsx';
import { useEdition } from '../language/EditionContext.tsx';
import { SectionPage } from '../section/SectionPage.tsx';
import { storiesQueries } from '../section/stories.queries.ts';
import { sectionName } from '../story/accent.ts';
import { LatestRail } from '../ticker/held/LatestRail.tsx';
import { loadListOrOpen } from '../app/loading/load-list-or-open.ts';
import { throwAsResponse, throwNotFound } from '../app/errors/failure.ts';
import { multilingualHead, type HeadContext } from '../app/head/head.ts';
import { appContext } from '../app/context/app-context.ts';
import { requireLanguage } from '../app/loading/require-language.ts';
import { PageError } from '../app/errors/PageError.tsx';
import { StaleNotice } from '../app/errors/StaleNotice.tsx';
import { usePageHead } from '../app/head/usePageHead.ts';
import { useStoriesList } from './useStoriesList.ts';

type Loaded = { slug: string; list: InfiniteData<StoriesAnswer> | undefined };

export async function loader({ params, request, context }: LoaderFunctionArgs): Promise<Loaded> {
  const { wire, queryClient, newsroom } = context.get(appContext);
  const slug = params['slug']!;
  const cursor = new URL(request.url).searchParams.get('cursor') ?? undefined;
  const options = storiesQueries(wire).list(requireLanguage({ params, context }), { section: slug, cursor });
  const list = await loadListOrOpen<StoriesAnswer>(queryClient, options).catch(throwAsResponse);
  // A section of the newsroom file may be empty; any other exists only while it has stories.
  const listed = newsroom.sections.some((section) => section.slug === slug);
  if (!listed && list?.pages[0]?.stories.length === 0) throwNotFound();
  return { slug, list };
}

function nameOf(
  slug: string,
  list: Loaded['list'],
  { newsroom, language }: Pick<HeadContext, 'newsroom' | 'language'>,
): string {
  return sectionName(newsroom, language, list?.pages[0]?.stories[0]?.section ?? { slug, name: slug });
}

function head({ slug, list }: Loaded, context: HeadContext) {
  const title = nameOf(slug, list, context);
  return multilingualHead({ title, rest: `/section/${slug}` }, context);
}
export const handle = { head };

export function Component() {
  const slug = useParams()['slug']!;
  const edition = useEdition();
  const list = useStoriesList({ section: slug });
  usePageHead(head, list.data && { slug, list: list.data });
  return (
    <>
      <StaleNotice query={list} />
      <SectionPage
        slug={slug}
        data={list.data}
        list={list}
        action={<FollowButton kind="section" slug={slug} name={nameOf(slug, list.data, edition)} />}
        rail={<LatestRail beside={list.data?.pages[0]?.stories} />}
      />
    </>
  );
}

export { PageError as ErrorBoundary };
