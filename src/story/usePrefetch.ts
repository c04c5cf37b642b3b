import { useQueryClient } from '@tanstack/react-query';
import { useCallback, useMemo } from 'react';
import type { Story } from '#contract/story.ts';
import { useWire } from '../wire/WireContext.tsx';
import { articleQueries } from './story.queries.ts';
import { watchVisible } from './watch-visible.ts';

/** What a link to a story needs so that the story is there before it is opened. */
export function usePrefetch({ id, language, hasBody }: Pick<Story, 'id' | 'language' | 'hasBody'>) {
  const wire = useWire();
  const queryClient = useQueryClient();
  const fetch = useCallback(() => {
    if (hasBody) void queryClient.prefetchQuery(articleQueries(wire).byId(language, id));
  }, [queryClient, wire, language, id, hasBody]);
  const ref = useCallback((link: HTMLElement | null) => (link ? watchVisible(link, fetch) : undefined), [fetch]);
  return useMemo(() => ({ ref, onPointerEnter: fetch, onTouchStart: fetch, onFocus: fetch }), [ref, fetch]);
}
