import { useEffect } from 'react';
import { useLocation } from 'react-router';
import { isHydrated } from '../../runtime/hydration.ts';
import { useEdition } from '../../language/EditionContext.tsx';
import { applyHead } from './apply-head.ts';
import type { Head, HeadContext } from './head.ts';
import { titleIsKnown } from './page-title.ts';

/** The client's half of a page's head; the server prints the same from `handle.head`. Null while there is no data yet. */
export function usePageHead<Data>(
  head: (data: Data, context: HeadContext) => Head,
  data: Data | null | undefined,
): void {
  const { language, newsroom } = useEdition();
  const { pathname, search } = useLocation();
  const page = pathname + search;
  // Pages render often and their heads seldom change: the text tells.
  const text =
    data === null || data === undefined ? '' : JSON.stringify(head(data, { language, newsroom, origin: '' }));
  useEffect(() => {
    // Of the first page the server has printed it.
    if (!text || !isHydrated()) return undefined;
    const stop = applyHead(JSON.parse(text) as Head, { language, newsroom, origin: location.origin });
    titleIsKnown(page);
    return stop;
  }, [text, language, newsroom, page]);
}
