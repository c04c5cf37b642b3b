import { useEffect } from 'react';
import { useLocation } from 'react-router';
import { isHydrated } from '../../runtime/hydration.ts';
import { useEdition } from '../../language/EditionContext.tsx';
import { useTranslation } from '../../language/I18nContext.tsx';
import { applyHead } from './apply-head.ts';
import type { Head, HeadContext } from './head.ts';
import { markTitled } from './page-title.ts';

/** Applies a page's head in the browser; the server renders the same from `handle.head`. `data`: null or undefined until loaded. */
export function usePageHead<Data>(
  head: (data: Data, context: HeadContext) => Head,
  data: Data | null | undefined,
): void {
  const { language, newsroom } = useEdition();
  const { t } = useTranslation();
  const { pathname, search } = useLocation();
  const page = pathname + search;
  // Compared as JSON: pages render often, and their heads seldom change.
  const json =
    data === null || data === undefined ? '' : JSON.stringify(head(data, { language, newsroom, origin: '', t }));
  useEffect(() => {
    // The server has rendered the first page's head.
    if (!json || !isHydrated()) return undefined;
    const stop = applyHead(JSON.parse(json) as Head, { language, newsroom, origin: location.origin });
    markTitled(page);
    return stop;
  }, [json, language, newsroom, page]);
}
