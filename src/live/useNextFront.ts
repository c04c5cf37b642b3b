import { useQuery, useQueryClient } from '@tanstack/react-query';
import type { Language } from '#contract/language.ts';
import type { FrontAnswer } from '#contract/story.ts';
import { frontKey, nextFrontKey } from '../wire/keys.ts';

const never = () => Promise.reject(new Error('written by the stream'));

/** Replaces the open front by the one that an editor has changed; null while nothing newer waits. */
export function useNextFront(language: Language, position: number | undefined): (() => void) | null {
  const queryClient = useQueryClient();
  const { data } = useQuery<FrontAnswer>({ queryKey: nextFrontKey(language), queryFn: never, enabled: false });
  if (!data || position === undefined || data.position <= position) return null;
  return () => {
    queryClient.setQueryData(frontKey(language), data);
  };
}
