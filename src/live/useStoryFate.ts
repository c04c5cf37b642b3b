import { useQuery, useQueryClient } from '@tanstack/react-query';
import type { Language } from '#contract/language.ts';
import type { ArticleAnswer } from '#contract/story.ts';
import { articleKey, nextArticleKey, withdrawnKey } from '../wire/keys.ts';

const never = () => Promise.reject(new Error('Only the stream knows'));

/** What the stream has said of the story that is open: a next version, or the moment when it was withdrawn. */
export function useStoryFate(language: Language, id: string) {
  const queryClient = useQueryClient();
  const next = useQuery<ArticleAnswer>({ queryKey: nextArticleKey(language, id), queryFn: never, enabled: false });
  const withdrawn = useQuery<string>({ queryKey: withdrawnKey(language, id), queryFn: never, enabled: false });
  return {
    next: next.data,
    withdrawnAt: withdrawn.data,
    show: () => {
      if (next.data) queryClient.setQueryData(articleKey(language, id), next.data);
      queryClient.removeQueries({ queryKey: nextArticleKey(language, id) });
    },
  };
}
