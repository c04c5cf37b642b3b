import { useInfiniteQuery } from '@tanstack/react-query';
import { useSearchParams } from 'react-router';
import { hasNoData } from '../app/loading/has-no-data.ts';
import { useEdition } from '../language/EditionContext.tsx';
import { storiesQueries } from '../section/stories.queries.ts';
import { useWire } from '../wire/WireContext.tsx';

/** The stories of a section or topic, from the page that the address names (`?cursor=`). */
export function useStoriesList(of: { section: string } | { subject: string }) {
  const cursor = useSearchParams()[0].get('cursor') ?? undefined;
  const { language } = useEdition();
  return useInfiniteQuery({
    ...storiesQueries(useWire()).list(language, { ...of, cursor }),
    throwOnError: hasNoData,
  });
}
