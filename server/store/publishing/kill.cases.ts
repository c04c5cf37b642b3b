import { keysVersion } from '#words/keys.ts';
import { describe, expect, it } from 'vitest';
import { assets, stories, storySubjects } from '../database/schema.ts';
import type { Store } from '../database/store.ts';
import { called, openStoryFixture, uri } from '../../testing/story-fixture.ts';
import { minutes, noon } from '../../testing/items.ts';

/** What a kill takes away and leaves: asked of PGlite and of PostgreSQL alike. */
export function killCases(open: () => Promise<Store>): void {
  const fixture = openStoryFixture(open);
  const { push, publicStory, article, headline, kinds } = fixture;

  describe('kill', () => {
    const picture = (name: string) => ({
      name,
      hash: name,
      type: 'image/png',
      width: 1,
      height: 1,
      bytes: 1,
      widths: [1],
    });
    const shown = async () =>
      Object.fromEntries((await fixture.db.select().from(assets)).map((asset) => [asset.name, asset.public]));

    it('leaves nothing but the name of what was there', async () => {
      const { id } = await push({
        group: 'g',
        story: {
          subjects: [{ slug: 'bees', name: 'نحل' }],
          seeAlso: [{ uri: 'x', headline: null, href: null }],
          translationUris: ['y'],
        },
      });
      await push({ version: '2', pubStatus: 'canceled' }, minutes(5));
      expect(await publicStory()).toEqual({
        id,
        uri,
        seq: expect.any(Number),
        language: 'ar',
        group: null,
        section: null,
        published: noon,
        expires: null,
        expired: false,
        urgency: 9,
        revision: 2,
        article: null,
        seeAlso: [],
        translationUris: [],
        killedAt: minutes(5),
        withdrawalReason: null,
        fingerprint: null,
        twinOf: null,
        search: null,
        keysVersion,
        event: null,
        people: [],
        places: [],
      });
      expect(await fixture.db.select().from(storySubjects)).toEqual([]);
      expect(await kinds()).toEqual(['published', 'killed']);
    });

    it('tells nobody of a draft that was killed', async () => {
      await push({ pubStatus: 'withheld' });
      await push({ version: '2', pubStatus: 'canceled' });
      expect(await fixture.db.select().from(stories)).toEqual([]);
      expect(await kinds()).toEqual([]);
    });

    it('ignores what is older than the kill', async () => {
      await push({});
      await push({ version: '3', pubStatus: 'canceled' });
      expect(await push({ version: '2' })).toMatchObject({ stored: false });
      expect(await headline()).toBeNull();
    });

    it('is told once', async () => {
      await push({});
      await push({ version: '2', pubStatus: 'canceled' }, minutes(1));
      await push({ version: '3', pubStatus: 'canceled' }, minutes(2));
      expect(await publicStory()).toMatchObject({ killedAt: minutes(1) });
      expect(await kinds()).toEqual(['published', 'killed']);
    });

    it('can be taken back by a higher usable version', async () => {
      const { id } = await push({ story: { correction: 'صُحح الاسم.' } });
      await push({ version: '2', pubStatus: 'canceled' }, minutes(1));
      await push({ version: '3', versionCreated: minutes(2), story: called('عاد') }, minutes(2));
      expect(await publicStory()).toMatchObject({ id, killedAt: null, revision: 3, published: noon });
      expect(await article()).toMatchObject({
        headline: 'عاد',
        corrections: [{ at: noon.toISOString(), text: 'صُحح الاسم.' }],
      });
      expect(await kinds()).toEqual(['published', 'killed', 'published']);
    });

    it('hides the pictures that only it showed', async () => {
      await fixture.db.insert(assets).values([picture('own'), picture('shared'), picture('draft')]);
      await push({ assets: ['own', 'shared'] });
      await push({ uri: 'tag:example.org,2026:ants', assets: ['shared'] });
      await push({ uri: 'tag:example.org,2026:moles', assets: ['draft'], pubStatus: 'withheld' });
      expect(await shown()).toEqual({ own: true, shared: true, draft: false });
      await push({ version: '2', pubStatus: 'canceled' });
      expect(await shown()).toEqual({ own: false, shared: true, draft: false });
    });
  });
}
