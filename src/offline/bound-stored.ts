import type { Query, QueryClient } from '@tanstack/react-query';
import type { ArticleAnswer } from '#contract/story.ts';
import type { Picture } from '#contract/text.ts';
import { storiesIn } from '../story/cards.ts';
import { kindOf, publicKinds } from '../wire/keys.ts';
import { isKept } from './kept/kept-stories.ts';
import { deletePictures } from './pictures/picture-cache.ts';
import { picturesOf } from './pictures/pictures-of.ts';

/** Answers that are stored at most, beside saved stories and those taken along with the ticker. */
const most = { article: 120, stories: 30 };

/** Bounds what is stored on the device, and deletes the pictures of withdrawn stories. Returns a function that stops. */
export function boundStored(queryClient: QueryClient): () => void {
  const queries = queryClient.getQueryCache();
  const pictures = new Map<string, Picture[]>();

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

  for (const query of queries.getAll()) notePictures(query);
  const unsubscribe = queries.subscribe((event) => {
    const { query } = event;
    const kind = kindOf(query.queryKey);
    if (event.type === 'updated' && event.action.type === 'success') {
      notePictures(query);
      if (kind === 'article' || kind === 'stories') bound(kind);
      if (kind === 'article-withdrawn') void deletePictures(pictures.get(query.queryKey[2] as string) ?? []);
    }
  });
  return unsubscribe;
}
