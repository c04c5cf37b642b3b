import { asc } from 'drizzle-orm';
import { describe, expect, it } from 'vitest';
import type { PreparedItem } from '../database/prepared.ts';
import { changes, items, previews, stories, storySubjects, versions } from '../database/schema.ts';
import type { Store } from '../database/store.ts';
import { called, openStoryFixture, uri } from '../../testing/story-fixture.ts';
import { minutes, noon } from '../../testing/items.ts';

/** Which versions are taken, and what stays with a story: asked of PGlite and of PostgreSQL alike. */
export function versionCases(open: () => Promise<Store>): void {
  const fixture = openStoryFixture(open);
  const { push, article, headline, kinds, kept } = fixture;

  describe('versions', () => {
    it('publishes a usable item at once', async () => {
      const answer = await push({});
      expect(answer).toEqual({
        id: expect.stringMatching(/^[a-z0-9]{8,12}$/),
        stored: true,
        version: '1',
        language: 'ar',
        notes: [],
      });
      expect(await article()).toMatchObject({
        id: answer.id,
        language: 'ar',
        revision: 1,
        corrected: false,
        expired: false,
        hasBody: true,
        updated: null,
      });
      expect(await kinds()).toEqual(['published']);
    });

    it.each<[string, Partial<PreparedItem>, Partial<PreparedItem>, boolean]>([
      ['10 after 9, as numbers', { version: '9' }, { version: '10' }, true],
      ['9 after 10', { version: '10' }, { version: '9', versionCreated: minutes(5) }, false],
      ['a higher number made earlier', { version: '1' }, { version: '2', versionCreated: minutes(-5) }, true],
      ['an equal number made later', { version: '3' }, { version: '3', versionCreated: minutes(5) }, false],
      [
        'a number beyond what floats can tell apart',
        { version: '9007199254740992' },
        { version: '9007199254740993' },
        true,
      ],
      ['words, made later', { version: 'b' }, { version: 'a', versionCreated: minutes(5) }, true],
      ['words, made earlier', { version: 'a' }, { version: 'b', versionCreated: minutes(-5) }, false],
      ['words, made at the same time', { version: 'a' }, { version: 'b' }, false],
      ['a number after a word, made later', { version: 'a' }, { version: '1', versionCreated: minutes(5) }, true],
      ['a leading zero is the same number', { version: '7' }, { version: '07', versionCreated: minutes(5) }, false],
    ])('%s', async (_, first, second, stored) => {
      await push({ ...first, story: called('أول') });
      const answer = await push({ ...second, story: called('ثان') }, minutes(10));
      expect(answer).toMatchObject({ stored, version: stored ? second.version : first.version });
      expect(await headline()).toBe(stored ? 'ثان' : 'أول');
      expect(await kept()).toHaveLength(stored ? 2 : 1);
    });

    it('says when the shown version is later than the first', async () => {
      await push({});
      await push({ version: '2', versionCreated: minutes(30), story: called('ثان') }, minutes(31));
      expect(await article()).toMatchObject({
        published: noon.toISOString(),
        updated: minutes(30).toISOString(),
        revision: 2,
      });
      expect(await kinds()).toEqual(['published', 'updated']);
      // Sent again with another picture, say: readers have the same text as before.
      await push({ version: '3', versionCreated: minutes(50), urgency: 4, story: called('ثان') }, minutes(51));
      expect(await article()).toMatchObject({ updated: minutes(30).toISOString(), urgency: 4 });
    });

    it('calls nothing an update that comes within a minute, or says the same', async () => {
      await push({});
      await push({ version: '2', versionCreated: new Date(noon.getTime() + 59_000), story: called('ثان') }, minutes(2));
      expect(await article()).toMatchObject({ headline: 'ثان', updated: null });
      await push({ version: '3', versionCreated: minutes(40), story: called('ثان') }, minutes(41));
      expect(await article()).toMatchObject({ revision: 3, updated: null });
    });

    it('names what it ignores with another text, and only that', async () => {
      await push({ version: '2' });
      expect((await push({ version: '2' })).notes).toEqual([]);
      expect((await push({ version: '2', story: called('غيره') })).notes).toEqual([
        { kind: 'equal-but-different', version: '2' },
      ]);
      expect((await push({ version: '1', story: called('غيره') })).notes).toEqual([{ kind: 'older', version: '2' }]);
    });

    it('takes one of two equal pushes that come together', async () => {
      const answers = await Promise.all([push({}), push({}), push({})]);
      expect(answers.filter(({ stored }) => stored)).toHaveLength(1);
      expect(await kinds()).toEqual(['published']);
    });

    it('gives each uri its own id', async () => {
      const [one, other] = await Promise.all([push({}), push({ uri: 'tag:example.org,2026:ants' })]);
      expect(one.id).not.toBe(other.id);
      expect(await push({ version: '2' })).toMatchObject({ id: one.id });
    });

    it('keeps nothing of a push that fails', async () => {
      await expect(push({ urgency: 1e9 })).rejects.toThrow(/urgency|smallint|insert/);
      expect(await fixture.db.select().from(items)).toEqual([]);
      expect(await kept()).toEqual([]);
    });
  });

  describe('drafts', () => {
    it('shows nothing of a draft', async () => {
      expect(await push({ pubStatus: 'withheld' })).toMatchObject({ stored: true });
      expect(await fixture.db.select().from(stories)).toEqual([]);
      expect(await kinds()).toEqual([]);
    });

    it('leaves the public version alone', async () => {
      await push({ story: called('منشور') });
      await push({ version: '2', pubStatus: 'withheld', story: called('مسودة') });
      expect(await headline()).toBe('منشور');
      const [item] = await fixture.db.select().from(items);
      expect(item!.latestSeq).toBeGreaterThan(item!.publicSeq!);
      expect(await kinds()).toEqual(['published']);
    });

    it('replaces a draft by its autosave, not by an older one', async () => {
      await push({ pubStatus: 'withheld', story: called('أولى') });
      expect(await push({ pubStatus: 'withheld', versionCreated: minutes(1), story: called('ثانية') })).toMatchObject({
        stored: true,
      });
      expect(await push({ pubStatus: 'withheld', versionCreated: minutes(1), story: called('ثالثة') })).toMatchObject({
        stored: false,
      });
      const rows = await fixture.db.select().from(versions);
      expect(rows.map((row) => row.headline)).toEqual(['ثانية']);
      expect((await fixture.db.select().from(items))[0]!.latestSeq).toBe(rows[0]!.seq);
    });

    it('keeps the draft that a preview was made of', async () => {
      await push({ pubStatus: 'withheld', story: called('أولى') });
      const [first] = await fixture.db.select().from(versions);
      await fixture.db
        .insert(previews)
        .values({ id: 'p', hash: 'h', uri, versionSeq: first!.seq, createdBy: 'push', expiresAt: minutes(60) });
      await push({ pubStatus: 'withheld', versionCreated: minutes(1), story: called('ثانية') });
      expect(await kept()).toEqual(['1', '1']);
    });

    it('does not take an autosave over a published version of the same number', async () => {
      await push({});
      expect(await push({ pubStatus: 'withheld', versionCreated: minutes(1) })).toMatchObject({ stored: false });
    });
  });

  describe('what stays with a story', () => {
    it('gathers corrections, each dated by the version that brought it', async () => {
      await push({});
      await push({ version: '2', versionCreated: minutes(10), story: { correction: 'صُحح الاسم.' } });
      await push({ version: '3', versionCreated: minutes(20), story: { correction: 'صُحح الاسم.' } });
      await push({ version: '4', versionCreated: minutes(30), story: { correction: 'صُحح العدد.' } });
      await push({ version: '5', versionCreated: minutes(40) });
      expect(await article()).toMatchObject({
        corrected: true,
        corrections: [
          { at: minutes(10).toISOString(), text: 'صُحح الاسم.' },
          { at: minutes(30).toISOString(), text: 'صُحح العدد.' },
        ],
      });
    });

    it('replaces subjects with those of the version shown', async () => {
      await push({
        story: {
          subjects: [
            { slug: 'bees', name: 'نحل' },
            { slug: 'bees', name: 'نحل' },
          ],
        },
      });
      await push({ version: '2', story: { subjects: [{ slug: 'gardens', name: 'حدائق' }] } });
      expect((await fixture.db.select().from(storySubjects)).map(({ slug }) => slug)).toEqual(['gardens']);
    });

    it('leaves the lists of a language that was wrong', async () => {
      await push({ language: 'en' });
      await push({ version: '2', language: 'ar' });
      const rows = await fixture.db.select().from(changes).orderBy(asc(changes.seq));
      expect(rows.map(({ kind, language }) => `${kind} ${language}`)).toEqual([
        'published en',
        'killed en',
        'published ar',
      ]);
    });
  });
}
