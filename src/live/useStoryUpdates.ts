import { useQuery, useQueryClient } from '@tanstack/react-query';
import type { Language } from '#contract/language.ts';
import type { ArticleAnswer } from '#contract/story.ts';
import { articleKey, nextArticleKey, type Withdrawal, withdrawnKey } from '../wire/keys.ts';

const never = () => Promise.reject(new Error('Set by the stream only'));

/** What the stream sent about the open story: a next version, or when it was withdrawn. */
export function useStoryUpdates(language: Language, id: string) {
  const queryClient = useQueryClient();
  const next = useQuery<ArticleAnswer>({ queryKey: nextArticleKey(language, id), queryFn: never, enabled: false });
  const withdrawn = useQuery<Withdrawal>({ queryKey: withdrawnKey(language, id), queryFn: never, enabled: false });
  return {
    next: next.data,
    withdrawn: withdrawn.data,
    show: () => {
      if (next.data) queryClient.setQueryData(articleKey(language, id), next.data);
      queryClient.removeQueries({ queryKey: nextArticleKey(language, id) });
    },
  };
}
