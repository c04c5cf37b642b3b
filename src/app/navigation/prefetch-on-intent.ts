import { isLanguage } from '#contract/language.ts';
import { articleQueries } from '../../story/story.queries.ts';
import { linkAt, pageOf } from './follow-links.ts';
import type { AppContext } from '../context/app-context.ts';
import { prefetchVisible } from './prefetch-visible.ts';

const signs = ['pointerover', 'touchstart', 'focusin'];

/** Asks for a story's text when a finger, a pointer, the keyboard or the eye comes near a link to it. Returns how to stop. */
export function prefetchOnIntent({ wire, queryClient }: Pick<AppContext, 'wire' | 'queryClient'>): () => void {
  const ask = (link: HTMLAnchorElement) => {
    const [, language, id] = /^\/([a-z]+)\/news\/([a-z0-9]+)$/.exec(pageOf(link) ?? '') ?? [];
    if (isLanguage(language)) void queryClient.prefetchQuery(articleQueries(wire).byId(language, id!));
  };
  const near = (event: Event) => {
    const link = linkAt(event);
    if (link) ask(link);
  };
  for (const sign of signs) document.addEventListener(sign, near, { passive: true });
  const stop = prefetchVisible(ask);
  return () => {
    for (const sign of signs) document.removeEventListener(sign, near);
    stop();
  };
}
