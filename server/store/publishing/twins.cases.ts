import { describe, expect, it } from 'vitest';
import { mapPage, newestArticles, publicCount } from '../reading/addresses.ts';
import { search } from '../reading/search.ts';
import { newestStories } from '../reading/stories.ts';
import { arrangeTicker } from '../reading/ticker/ticker.ts';
import type { Store } from '../database/store.ts';
import { storyIdOf } from './story-id.ts';
import { openStoryFixture } from '../../testing/story-fixture.ts';
import { minutes, noon, type makePreparedItem } from '../../testing/items.ts';

const uri = (name: string) => `tag:example.org,2026:${name}`;
const id = (name: string) => storyIdOf(uri(name));
const body = [{ type: 'paragraph' as const, content: [{ type: 'text' as const, text: 'هبت ريح على الميناء.' }] }];

/** Two uris of one text: asked of PGlite and of PostgreSQL alike. */
export function twinCases(open: () => Promise<Store>): void {
  const fixture = openStoryFixture(open);
  type Changes = NonNullable<Parameters<typeof makePreparedItem>[0]>;
  const send = (name: string, at: number, { story, ...changes }: Changes = {}) =>
    fixture.push(
      {
        uri: uri(name),
        versionCreated: minutes(at),
        ...changes,
        story: { headline: 'ريح في الميناء', body, ...story },
      },
      minutes(at),
    );
  const context = { now: minutes(600), breakingMinutes: 20 };

  /** What every list of readers has: they must agree. */
  async function listed(): Promise<string[]> {
    const { db } = fixture;
    const newest = (await newestStories(db, 'ar', 20, context)).map((story) => story.id);
    const found = await search(
      db,
      { language: 'ar', q: 'الميناء', order: 'newest', timeZone: 'UTC', limit: 20 },
      context,
    );
    expect((await arrangeTicker(db, 'ar', null, context)).stories.map((story) => story.id)).toEqual(newest);
    expect((await newestArticles(db, 'ar', 20)).map((story) => story.id)).toEqual(newest);
    const map = await mapPage(db, 0, 20);
    const mapped = map.filter(({ language }) => language === 'ar').map((entry) => entry.id);
    expect(mapped.toReversed()).toEqual(newest);
    expect(await publicCount(db)).toBe(map.length);
    expect(found.hits.map(({ story }) => story.id)).toEqual(newest);
    return newest;
  }

  describe('twins', () => {
    it('the older is listed, the newer has its page', async () => {
      await send('one', 0);
      expect((await send('two', 60)).notes).toEqual([{ kind: 'twin', of: uri('one') }]);
      expect(await listed()).toEqual([id('one')]);
      expect(await fixture.kinds()).toEqual(['published', 'unlisted']);
    });

    it('the one that was made earlier is the older, whenever it comes in', async () => {
      await send('two', 60);
      const { notes } = await fixture.push(
        { uri: uri('one'), versionCreated: noon, story: { headline: 'ريح في الميناء', body } },
        minutes(70),
      );
      expect(notes).toEqual([{ kind: 'hides-twins', uris: [uri('two')] }]);
      expect(await listed()).toEqual([id('one')]);
    });

    it('however their letters are written, but not a day apart, in two languages, or of two texts', async () => {
      await send('one', 0);
      await send('marks', 5, { story: { headline: 'ريحٌ في المينــاء' } });
      await send('text', 10, { story: { body: [] } });
      await send('english', 15, { language: 'en' });
      await send('tomorrow', 24 * 60 + 1);
      expect(await listed().then((ids) => ids.toSorted())).toEqual([id('one'), id('text'), id('tomorrow')].toSorted());
    });

    it.each<[string, Changes]>([
      ['is withdrawn', { version: '2', pubStatus: 'canceled' }],
      ['says something else', { version: '2', story: { headline: 'هدأت الريح في الميناء' } }],
      ['is in another language', { version: '2', language: 'en' }],
    ])('the newer returns when the older %s', async (_name, changes) => {
      await send('one', 0);
      await send('two', 60);
      await send('three', 90);
      await send('one', 120, changes);
      expect(await listed()).toContain(id('two'));
      expect(await listed()).not.toContain(id('three'));
      expect(await fixture.kinds()).toContain('published');
    });

    it('the newer returns when the older expires, or moves away', async () => {
      await send('one', 0, { expires: minutes(200) });
      await send('two', 60);
      await fixture.tick(minutes(201));
      expect((await newestStories(fixture.db, 'ar', 20, context)).map((story) => story.id)).toEqual([id('two')]);
      await send('next', 210, { story: { headline: 'الريح تهدأ', formerUris: [uri('two')] } });
      await send('three', 220);
      expect((await newestStories(fixture.db, 'ar', 20, context)).map((story) => story.id)).toEqual([
        id('three'),
        id('next'),
      ]);
    });

    it('an update of a twin leaves it where it is', async () => {
      await send('one', 0);
      await send('two', 60);
      await send('two', 70, { version: '2', urgency: 3 });
      expect(await listed()).toEqual([id('one')]);
    });
  });
}
