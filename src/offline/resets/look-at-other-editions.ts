import type { QueryClient } from '@tanstack/react-query';
import { isLanguage, type Language } from '#contract/language.ts';
import { hearMissed } from '../../live/hear-missed.ts';
import { stored } from '../../runtime/stored.ts';
import { kindOf, publicKinds } from '../../wire/keys.ts';
import type { Wire } from '../../wire/wire.ts';

/** Ms between two looks. */
const every = 3_600_000;

/** When, in ms since 1970. */
const looked = stored('sharit-looked', 0, (found) => Number(found) || 0);

/**
 * The stream is that of one language: what the device has of others is looked after now and then, or a story that was withdrawn there would
 * stay for a reader who does not open that edition. Returns a function that stops.
 */
export function lookAtOtherEditions({ queryClient, wire }: { queryClient: QueryClient; wire: Wire }): () => void {
  const controller = new AbortController();
  const look = async (): Promise<void> => {
    for (const language of languagesOf(queryClient)) {
      if (language === document.documentElement.lang) continue;
      if (!(await hearMissed({ queryClient, wire, language }, controller.signal))) return;
    }
    looked.set(Date.now());
  };
  // The next visit tries again.
  if (Math.abs(Date.now() - looked.get()) > every) look().catch(() => undefined);
  return () => controller.abort();
}

function languagesOf(queryClient: QueryClient): Set<Language> {
  const answers = queryClient.getQueryCache().findAll({
    predicate: ({ queryKey, state }) => publicKinds.includes(kindOf(queryKey)) && state.data !== undefined,
  });
  return new Set(answers.map(({ queryKey }) => queryKey[1]).filter(isLanguage));
}
