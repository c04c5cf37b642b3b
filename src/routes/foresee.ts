import { isLanguage } from '#contract/language.ts';
import { articleQueries } from '../story/story.queries.ts';
import { linkAt, pageOf } from './follow-links.ts';
import type { House } from './house.ts';
import { watchSeen } from './watch-seen.ts';

const signs = ['pointerover', 'touchstart', 'focusin'];

/** Asks for a story's text when a finger, a pointer, the keyboard or the eye comes near a link to it. Returns how to stop. */
export function foresee({ wire, queryClient }: Pick<House, 'wire' | 'queryClient'>): () => void {
  const ask = (link: HTMLAnchorElement) => {
    const [, language, id] = /^\/([a-z]+)\/news\/([a-z0-9]+)$/.exec(pageOf(link) ?? '') ?? [];
    if (isLanguage(language)) void queryClient.prefetchQuery(articleQueries(wire).byId(language, id!));
  };
  const near = (event: Event) => {
    const link = linkAt(event);
    if (link) ask(link);
  };
  for (const sign of signs) document.addEventListener(sign, near, { passive: true });
  const stop = watchSeen(ask);
  return () => {
    for (const sign of signs) document.removeEventListener(sign, near);
    stop();
  };
}
