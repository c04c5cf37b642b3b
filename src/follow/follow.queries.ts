import { queryOptions } from '@tanstack/react-query';
import type { Story } from '#contract/story.ts';
import { searchKey } from '../wire/keys.ts';
import type { Wire } from '../wire/wire.ts';
import { type Follow, followName } from './follows.ts';

/** Newest stories of each thing that is followed. */
const newest = 10;

async function newestOf(wire: Wire, { kind, slug, language }: Follow, signal: AbortSignal): Promise<readonly Story[]> {
  if (kind === 'author')
    return (await wire.search(language, { q: '', author: slug }, signal)).hits.map(({ story }) => story);
  const list = kind === 'section' ? { section: slug } : { subject: slug };
  return (await wire.stories(language, { ...list, limit: newest }, signal)).stories;
}

export const followQueries = (wire: Wire) => ({
  newest: (follow: Follow) =>
    queryOptions({
      // A search by what is followed: like other searches it is not stored on the device.
      queryKey: [...searchKey(follow.language, { q: '' }), followName(follow)],
      queryFn: async ({ signal }) => ({ stories: await newestOf(wire, follow, signal) }),
      staleTime: 30_000,
    }),
});
