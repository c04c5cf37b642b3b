import { useQueries } from '@tanstack/react-query';
import { useEffect } from 'react';
import { articleQueries } from '../story/story.queries.ts';
import { useWire } from '../wire/WireContext.tsx';
import { WireError } from '../wire/wire-error.ts';
import { cardOfArticle } from './card-of-article.ts';
import { removeSaved, replaceSaved, useSavedStories } from './saved-stories.ts';

/**
 * The saved stories, refetched: headlines are corrected, withdrawn stories removed, and moved ones saved under their new id. Offline, they
 * stay as they are.
 */
export function useRefreshSaved() {
  const saved = useSavedStories();
  const queries = articleQueries(useWire());
  const answers = useQueries({
    queries: saved.map(({ story }) => ({ ...queries.byId(story.language, story.id), throwOnError: false })),
  });
  const gone = saved.filter((_, index) => {
    const error = answers[index]?.error;
    return error instanceof WireError && error.kind === 'withdrawn';
  });
  useEffect(() => {
    for (const { story } of gone) removeSaved(story.id);
    for (const [index, { story }] of saved.entries()) {
      const article = answers[index]?.data?.article;
      if (article && article.id !== story.id) replaceSaved(story.id, cardOfArticle(article));
    }
  });
  return saved
    .filter((entry) => !gone.includes(entry))
    .map((entry) => {
      const answer = answers[saved.indexOf(entry)]?.data;
      return answer ? { ...entry, story: cardOfArticle(answer.article) } : entry;
    });
}
