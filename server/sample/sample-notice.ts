import { readFile } from 'node:fs/promises';
import { and, inArray, isNotNull } from 'drizzle-orm';
import type { NewsroomFile } from '#contract/newsroom.ts';
import { sampleItems } from './sample.ts';
import { stories } from '../store/database/schema.ts';
import type { Store } from '../store/database/store.ts';

const file = new URL('../../content/sample-notice.json', import.meta.url);

/**
 * The newsroom with a sentence in its footer that the news is invented, while any sample story is public. Decided by the stories
 * themselves, whatever the settings are now.
 */
export async function withSampleNotice(newsroom: NewsroomFile, store: Store): Promise<NewsroomFile> {
  const uris = (await sampleItems()).map(({ uri }) => uri);
  const [shown] = await store.db
    .select({ id: stories.id })
    .from(stories)
    .where(and(inArray(stories.uri, uris), isNotNull(stories.article)))
    .limit(1);
  if (!shown) return newsroom;
  const notice = JSON.parse(await readFile(file, 'utf8')) as NewsroomFile['about'];
  const about = newsroom.languages.map((language) => [
    language,
    [newsroom.about?.[language], notice?.[language]].filter(Boolean).join(' '),
  ]);
  return { ...newsroom, about: Object.fromEntries(about) as NewsroomFile['about'] };
}
