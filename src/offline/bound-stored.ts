import type { Query, QueryClient } from '@tanstack/react-query';
import { isLanguage } from '#contract/language.ts';
import type { ArticleAnswer } from '#contract/story.ts';
import type { Picture } from '#contract/text.ts';
import { savedStories } from '../saved/saved-stories.ts';
import { storiesIn } from '../story/cards.ts';
import { articleQueries } from '../story/story.queries.ts';
import { articleKey, kindOf, publicKinds, withdrawnKey } from '../wire/keys.ts';
import type { Wire } from '../wire/wire.ts';
import { WireError } from '../wire/wire-error.ts';
import { deletePictures } from './picture-cache.ts';
import { picturesOf } from './pictures-of.ts';
import { isInPack } from './ticker-pack.ts';

/** Answers that are stored at most, beside saved stories and those taken along with the ticker. */
const most = { article: 120, stories: 30 };

const isKept = (id: unknown): boolean =>
  typeof id === 'string' && (isInPack(id) || savedStories().some(({ story }) => story.id === id));

/**
 * Looks after what is stored on the device: bounds it, deletes the pictures of withdrawn stories, and loads again what the reader keeps when
 * the stream had to discard it. Returns a function that stops.
 */
export function boundStored({ queryClient, wire }: { queryClient: QueryClient; wire: Wire }): () => void {
  const queries = queryClient.getQueryCache();
  const pictures = new Map<string, Picture[]>();
  const isWithdrawn = ([, language, id]: readonly unknown[]): boolean =>
    isLanguage(language) && queryClient.getQueryData(withdrawnKey(language, id as string)) !== undefined;

  const notePictures = ({ queryKey, state: { data } }: Query): void => {
    if (!publicKinds.includes(kindOf(queryKey)) || data === undefined) return;
    const stories = kindOf(queryKey) === 'article' ? [(data as ArticleAnswer).article] : storiesIn(data);
    for (const story of stories) {
      const found = picturesOf(story);
      if (found.length > 0 && found.length >= (pictures.get(story.id)?.length ?? 0)) pictures.set(story.id, found);
    }
  };

  const bound = (kind: keyof typeof most): void => {
    const idle = queries
      .findAll({ queryKey: [kind], type: 'inactive' })
      .filter(({ queryKey, state }) => state.data !== undefined && !(kind === 'article' && isKept(queryKey[2])))
      .sort((one, other) => other.state.dataUpdatedAt - one.state.dataUpdatedAt);
    for (const query of idle.slice(most[kind])) queries.remove(query);
  };

  let work: Promise<unknown> = Promise.resolve();
  /** The stream has missed too much to know whether the story still stands: the server is asked; without an answer it stays. */
  const loadAgain = (query: Query): void => {
    const [, language, id] = query.queryKey;
    const { data, dataUpdatedAt } = query.state;
    if (!isLanguage(language) || typeof id !== 'string') return;
    const before = work;
    work = (async () => {
      await before;
      if (!isKept(id) || queryClient.getQueryData(articleKey(language, id))) return;
      try {
        await queryClient.fetchQuery(articleQueries(wire).byId(language, id));
      } catch (error) {
        const isGone = error instanceof WireError && (error.kind === 'withdrawn' || error.kind === 'not-found');
        if (!isGone) queryClient.setQueryData(query.queryKey, data, { updatedAt: dataUpdatedAt });
      }
    })();
  };

  for (const query of queries.getAll()) notePictures(query);
  const unsubscribe = queries.subscribe((event) => {
    const { query } = event;
    const kind = kindOf(query.queryKey);
    if (event.type === 'updated' && event.action.type === 'success') {
      notePictures(query);
      if (kind === 'article' || kind === 'stories') bound(kind);
      if (kind === 'article-withdrawn') void deletePictures(pictures.get(query.queryKey[2] as string) ?? []);
    }
    if (event.type === 'removed' && kind === 'article' && query.state.data !== undefined)
      if (!isWithdrawn(query.queryKey) && isKept(query.queryKey[2])) loadAgain(query);
  });
  return unsubscribe;
}
