import { useQueries } from '@tanstack/react-query';
import { useEffect } from 'react';
import { articleQueries } from '../story/story.queries.ts';
import { useWire } from '../wire/WireContext.tsx';
import { WireError } from '../wire/wire-error.ts';
import { cardOfArticle } from './card-of.ts';
import { forgetSaved, useSavedStories } from './saved-stories.ts';

/** What is saved, asked for again: corrected headlines come in, a withdrawn story goes; without a line all stays as it was. */
export function useFreshSaved() {
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
    for (const { story } of gone) forgetSaved(story.id);
  });
  return saved
    .filter((entry) => !gone.includes(entry))
    .map((entry) => {
      const answer = answers[saved.indexOf(entry)]?.data;
      return answer ? { ...entry, story: cardOfArticle(answer.article) } : entry;
    });
}
