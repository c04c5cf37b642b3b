import { documentOf } from '../../sources/wordpress/item-of-post.ts';
import { nameOfWordPress } from '../../sources/wordpress/wordpress.ts';
import { post } from '../../sources/wordpress/post.ts';
import { noteUntaken } from '../../sources/note-untaken.ts';
import type { SourceDocument } from '../../sources/source.ts';
import { takeDocument } from '../../sources/take-document.ts';
import { withdrawMissing } from '../../sources/withdraw-missing.ts';
import type { Store } from '../../store/database/store.ts';
import { sources } from '../../store/database/schema.ts';
import { knownItems } from '../../store/source-items.ts';
import { storyIdOf } from '../../store/publishing/story-id.ts';
import { testIntake, testNewsroom } from '../intake.ts';

const home = 'https://garden.example';

/** Posts of a followed WordPress that are not for readers, with these words in everything: their ids and uris here. */
export async function takeSecretPosts(store: Store, words: string): Promise<{ ids: string[]; uris: string[] }> {
  const source = nameOfWordPress(home);
  const newsroom = { ...testNewsroom, languages: [...testNewsroom.languages] };
  await store.db.insert(sources).values({ name: source, settings: '', phase: 'following' });
  const read = (id: number, fields: object): SourceDocument => {
    const moment = '2026-03-10T09:00:00';
    const rendered = { rendered: `<p>${words}</p>` };
    const given = {
      ...{ id, type: 'post', status: 'publish', date_gmt: moment, modified_gmt: moment, slug: words },
      ...{ link: `${home}/2026/03/${id}-${encodeURIComponent(words)}/`, title: { rendered: words }, excerpt: rendered },
      ...{ content: { ...rendered, protected: false }, _embedded: { author: [{ id: 3, name: words, link: '' }] } },
      ...fields,
    };
    return documentOf(post.parse(given), 'post', {
      home,
      known: home,
      newsroom,
      categories: new Map(),
      authors: new Map(),
    });
  };
  const ctx = { store, source, isNews: true, intake: testIntake };
  const known = async (key: string) => (await knownItems(store.db, source, [key])).get(key);
  const take = async (document: SourceDocument) => {
    if ('item' in document) await takeDocument(ctx, document, await known(document.key), new Date());
    else await noteUntaken(store.db, source, document, await known(document.key), new Date());
  };
  await take(read(1, { status: 'private' }));
  await take(read(2, { content: { rendered: `<p>${words}</p>`, protected: true } }));
  await take(read(3, { status: 'draft' }));
  // Was public, and is private now.
  await take(read(4, {}));
  const gone = { standing: async () => 'gone' as const };
  const suspects = new Map([['post:4', 'missing' as const]]);
  await withdrawMissing({ store, source, intake: testIntake, agreed: 0 }, gone, suspects, () => new Date());
  await take(read(4, { status: 'private' }));
  const uris = [1, 2, 3, 4].map((id) => `${home}/?p=${id}`);
  return { uris, ids: uris.map((uri) => storyIdOf(uri)) };
}
