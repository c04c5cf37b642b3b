import type { InfiniteData } from '@tanstack/react-query';
import { type LoaderFunctionArgs, useParams } from 'react-router';
import type { StoriesAnswer } from '#contract/story.ts';
import { FollowButton } from '../follow/FollowButton.tsx';
import { links } from '../links.ts';
import { storiesQueries } from '../section/stories.queries.ts';
import { topicName, TopicPage } from '../section/TopicPage.tsx';
import { LatestRail } from '../ticker/held/LatestRail.tsx';
import { loadListOrOpen } from '../app/loading/load-list-or-open.ts';
import { throwAsResponse, throwNotFound } from '../app/errors/failure.ts';
import type { Head, HeadContext } from '../app/head/head.ts';
import { appContext } from '../app/context/app-context.ts';
import { requireLanguage } from '../app/loading/require-language.ts';
import { PageError } from '../app/errors/PageError.tsx';
import { StaleNotice } from '../app/errors/StaleNotice.tsx';
import { usePageHead } from '../app/head/usePageHead.ts';
import { useStoriesList } from './useStoriesList.ts';

type Loaded = { slug: string; list: InfiniteData<StoriesAnswer> | undefined };

export async function loader({ params, request, context }: LoaderFunctionArgs): Promise<Loaded> {
  const { wire, queryClient } = context.get(appContext);
  const slug = params['slug']!;
  const cursor = new URL(request.url).searchParams.get('cursor') ?? undefined;
  const options = storiesQueries(wire).list(requireLanguage({ params, context }), { subject: slug, cursor });
  const list = await loadListOrOpen<StoriesAnswer>(queryClient, options).catch(throwAsResponse);
  // A topic exists only while stories have it as a subject.
  if (list?.pages[0]?.stories.length === 0) throwNotFound();
  return { slug, list };
}

/** Without alternates: which subjects of two languages are the same is not known. */
function head({ slug, list }: Loaded, { language }: HeadContext): Head {
  return { title: topicName(slug, list), canonical: links.topic(language, slug), type: 'website' };
}
export const handle = { head };

export function Component() {
  const slug = useParams()['slug']!;
  const list = useStoriesList({ subject: slug });
  usePageHead(head, list.data && { slug, list: list.data });
  return (
    <>
      <StaleNotice query={list} />
      <TopicPage
        slug={slug}
        data={list.data}
        list={list}
        action={<FollowButton kind="topic" slug={slug} name={topicName(slug, list.data)} />}
        rail={<LatestRail beside={list.data?.pages[0]?.stories} />}
      />
    </>
  );
}

export { PageError as ErrorBoundary };
