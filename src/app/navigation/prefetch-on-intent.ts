import { isLanguage } from '#contract/language.ts';
import { articleQueries } from '../../story/story.queries.ts';
import { linkAt, pageOf } from './follow-links.ts';
import type { AppContext } from '../context/app-context.ts';
import { prefetchVisible } from './prefetch-visible.ts';

const intents = ['pointerover', 'touchstart', 'focusin'];

/** Prefetches an article when a touch, the pointer or the focus reaches a link to it, or the link stays in view. Returns a function that stops. */
export function prefetchOnIntent({ wire, queryClient }: Pick<AppContext, 'wire' | 'queryClient'>): () => void {
  const prefetch = (link: HTMLAnchorElement) => {
    const [, language, id] = /^\/([a-z]+)\/news\/([a-z0-9]+)$/.exec(pageOf(link) ?? '') ?? [];
    if (!isLanguage(language)) return;
    // With the code and the style of its rare blocks, or the tap would wait for them.
    void Promise.all([
      queryClient.fetchQuery(articleQueries(wire).byId(language, id!)),
      import('../../article/blocks/rare-kinds.ts'),
    ])
      .then(([{ article }, { loadBlocks }]) => loadBlocks(article.body))
      // The navigation asks again, and says what is wrong.
      .catch(() => {});
  };
  const onIntent = (event: Event) => {
    const link = linkAt(event);
    if (link) prefetch(link);
  };
  for (const intent of intents) document.addEventListener(intent, onIntent, { passive: true });
  const stopPrefetchVisible = prefetchVisible(prefetch);
  return () => {
    for (const intent of intents) document.removeEventListener(intent, onIntent);
    stopPrefetchVisible();
  };
}
