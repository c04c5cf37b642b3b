import type { QueryClient } from '@tanstack/react-query';
import type { Picture } from '#contract/text.ts';
import { kindOf, publicKinds } from '../../wire/keys.ts';
import { deletePictures } from './picture-cache.ts';
import { picturesOf } from './pictures-of.ts';

/** Deletes the pictures of answers that were discarded, except those that a stored answer still shows. */
export async function discardPictures(queryClient: QueryClient, answers: readonly unknown[]): Promise<void> {
  const stored = queryClient
    .getQueryCache()
    .findAll({ predicate: ({ queryKey }) => publicKinds.includes(kindOf(queryKey)) })
    .flatMap(({ state }) => picturesOf(state.data));
  const shown = new Set(stored.map(({ src }) => src));
  await deletePictures(answers.flatMap(picturesOf).filter(({ src }: Picture) => !shown.has(src)));
}
