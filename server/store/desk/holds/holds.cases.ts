import { describe, expect, it } from 'vitest';
import type { HoldChange } from '#contract/hold.ts';
import type { Store } from '../../database/store.ts';
import { storyById } from '../../reading/stories.ts';
import { arrangeTicker } from '../../reading/ticker/ticker.ts';
import { articleOf } from '../../reading/article.ts';
import { minutes } from '../../../testing/items.ts';
import { called, openStoryFixture, uri } from '../../../testing/story-fixture.ts';
import { changeHold, HoldConflict } from './change-hold.ts';
import { heldPage, heldStory } from './published.ts';

type Change = HoldChange extends infer One ? (One extends unknown ? Omit<One, 'revision'> : never) : never;

/** What the desk holds against its senders: asked of PGlite and of PostgreSQL alike. */
export function holdCases(open: () => Promise<Store>): void {
  const testApp = openStoryFixture(open);
  const { push, headline, kinds, article, publicStory } = testApp;
  const context = { now: minutes(10), breakingMinutes: 20 };
  const by = { who: 'Nour', now: minutes(10), breakingMinutes: 20 };
  let id: string;

  /** As an editor who sees the present state. */
  async function hold(change: Change, of = id) {
    const { hold: present } = (await heldStory(testApp.db, of, context))!;
    return changeHold(testApp.store, of, { ...change, revision: present.revision } as HoldChange, by);
  }
  const publish = async (changes: Parameters<typeof push>[0] = {}) => {
    ({ id } = await push({ version: '1', ...changes }));
  };
  const withdraw: Change = { action: 'withdraw', reason: 'نُشر سهواً' };
  const lines = async () => (await arrangeTicker(testApp.db, 'ar', null, context)).stories.map((line) => line.id);

  describe('a withdrawal by the desk', () => {
    it('tells readers why, and holds against every later version until it is released', async () => {
      await publish();
      await hold(withdraw);
      expect(await articleOf(testApp.db, 'ar', id, context)).toEqual({
        withdrawnAt: minutes(10),
        reason: 'نُشر سهواً',
        ids: [id],
      });
      for (const version of ['1', '2', '99']) {
        const { notes } = await push({ version, story: called(`عنوان ${version}`) }, minutes(11));
        expect(notes[0]).toEqual({ kind: 'held', since: minutes(10) });
        expect(await headline()).toBeNull();
      }
      expect((await heldStory(testApp.db, id, context))!.waiting).toBe('99');
      await hold({ action: 'release' });
      expect(await headline()).toBe('عنوان 99');
      expect((await publicStory())!.withdrawalReason).toBeNull();
      expect(await kinds()).toEqual(['published', 'killed', 'published']);
    });

    it('withdraws what waits for its embargo: it does not open, and waits again once released', async () => {
      await publish({ embargoedUntil: minutes(20) });
      expect(await heldStory(testApp.db, id, context)).toMatchObject({ embargoed: true });
      await hold(withdraw);
      await hold({ action: 'release' });
      expect(await heldStory(testApp.db, id, context)).toMatchObject({ embargoed: true, hold: { withdrawn: null } });
      await hold(withdraw);
      await testApp.tick(minutes(30));
      expect(await headline()).toBeNull();
      expect(await kinds()).toEqual([]);
      // Nothing says that there was a story.
      expect(await articleOf(testApp.db, 'ar', id, context)).toBeNull();
      const { hold: present } = (await heldStory(testApp.db, id, context))!;
      const late = { ...by, now: minutes(31) };
      await changeHold(testApp.store, id, { action: 'release', revision: present.revision }, late);
      expect(await headline()).not.toBeNull();
      const draft = await push({ uri: `${uri}-draft`, pubStatus: 'withheld' });
      await expect(hold(withdraw, draft.id)).rejects.toThrow(HoldConflict);
    });

    it('holds against an embargo that opens, and a release does not open one early', async () => {
      await publish();
      await hold(withdraw);
      await push({ version: '2', embargoedUntil: minutes(20), story: called('الأول') });
      await push({ version: '3', embargoedUntil: minutes(60), story: called('الثاني') });
      await testApp.tick(minutes(30));
      expect(await headline()).toBeNull();
      await changeHold(testApp.store, id, { action: 'release', revision: 1 }, { ...by, now: minutes(30) });
      expect(await headline()).toBe('الأول');
      await testApp.tick(minutes(61));
      expect(await headline()).toBe('الثاني');
    });

    it('holds what comes back under another uri, also over two, and releases it together', async () => {
      await publish();
      await hold(withdraw);
      const second = await push({ uri: `${uri}:2`, story: { ...called('باسم آخر'), formerUris: [uri] } });
      const third = await push({ uri: `${uri}:3`, story: { ...called('باسم ثالث'), formerUris: [`${uri}:2`] } });
      for (const pushed of [second, third]) {
        expect(pushed.notes).toEqual([{ kind: 'held', since: minutes(10) }]);
        expect(await storyById(testApp.db, 'ar', pushed.id, context)).toBeNull();
      }
      await hold({ action: 'release' }, second.id);
      expect(await lines()).toEqual([third.id]);
      expect(await articleOf(testApp.db, 'ar', id, context)).toMatchObject({ moved: { id: third.id } });
    });

    it('takes down what is public under the other uri already', async () => {
      await publish();
      const second = await push({ uri: `${uri}:2`, story: called('خبر آخر') });
      await hold(withdraw);
      await push({ uri: `${uri}:2`, version: '2', story: { ...called('خبر آخر'), formerUris: [uri] } });
      expect(await storyById(testApp.db, 'ar', second.id, context)).toBeNull();
      await hold({ action: 'release' }, second.id);
      expect(await lines()).toEqual([second.id]);
    });

    it('is outlived by one of the sender', async () => {
      await publish();
      await hold(withdraw);
      await push({ version: '2', pubStatus: 'canceled' });
      await hold({ action: 'release' });
      expect(await headline()).toBeNull();
      expect(await push({ version: '3' })).toMatchObject({ stored: true, notes: [] });
      expect(await headline()).not.toBeNull();
    });

    it('of what readers do not have is refused, and says nothing of a draft', async () => {
      ({ id } = await push({ version: '1', pubStatus: 'withheld' }));
      await expect(hold(withdraw)).rejects.toThrow(HoldConflict);
      expect(await articleOf(testApp.db, 'ar', id, context)).toBeNull();
      expect(await changeHold(testApp.store, 'aaaaaaaaaa', { ...withdraw, revision: 0 } as HoldChange, by)).toBeNull();
    });

    it('names the twin that readers still have', async () => {
      await publish({ story: { body: [] } });
      const twin = await push({ uri: `${uri}:twin`, story: { body: [] } });
      await hold(withdraw);
      expect((await heldStory(testApp.db, id, context))!.alsoPublic).toMatchObject([{ id: twin.id, why: 'twin' }]);
    });
  });

  describe('the desk', () => {
    it('hides a story from lists, through later versions, until it shows it again', async () => {
      await publish();
      const twin = await push({ uri: `${uri}:other`, story: called('خبر آخر') });
      await hold({ action: 'unlist' });
      expect((await push({ version: '2', story: called('الثاني') })).notes).toEqual([{ kind: 'unlisted-by-desk' }]);
      expect(await lines()).toEqual([twin.id]);
      expect(await headline()).toBe('الثاني');
      await hold({ action: 'relist' });
      expect((await lines()).toSorted()).toEqual([id, twin.id].toSorted());
      expect(await kinds()).toEqual(['published', 'published', 'unlisted', 'unlisted', 'published']);
    });

    it('hides with a story the twin that would take its place', async () => {
      await publish({ story: { body: [] } });
      await push({ uri: `${uri}:twin`, story: { body: [] } });
      await hold({ action: 'unlist' });
      expect(await lines()).toEqual([]);
      await hold({ action: 'relist' });
      expect(await lines()).toEqual([id]);
    });

    it('ends breaking, through later versions, until it resumes it', async () => {
      await publish({ urgency: 1 });
      const isBreaking = async () => (await storyById(testApp.db, 'ar', id, context))!.breakingUntil !== null;
      expect(await isBreaking()).toBe(true);
      await hold({ action: 'end-breaking' });
      expect(await isBreaking()).toBe(false);
      await push({ version: '2', urgency: 1 });
      expect(await isBreaking()).toBe(false);
      await hold({ action: 'resume-breaking' });
      expect(await isBreaking()).toBe(true);
    });

    it('adds a correction note that stays with the story, stands once, and can be taken back', async () => {
      await publish();
      await hold({ action: 'correct', text: 'الحديقة في الحي الغربي.' });
      expect(await article()).toMatchObject({
        corrected: true,
        updated: minutes(10).toISOString(),
        corrections: [{ at: minutes(10).toISOString(), text: 'الحديقة في الحي الغربي.' }],
      });
      await push({ version: '2', story: { ...called('الثاني'), correction: 'الحديقة في الحي الغربي.' } });
      expect((await article())!.corrections).toHaveLength(1);
      await push({ version: '3', story: called('الثالث') });
      expect((await article())!.corrections).toHaveLength(1);
      await expect(hold({ action: 'correct', text: 'الحديقة في الحي الغربي.' })).rejects.toThrow(HoldConflict);
    });

    it('takes its correction note back', async () => {
      await publish();
      await hold({ action: 'correct', text: 'تصويب أول' });
      await hold({ action: 'correct', text: 'تصويب ثانٍ' });
      await hold({ action: 'remove-correction', text: 'تصويب أول' });
      expect((await article())!.corrections.map(({ text }) => text)).toEqual(['تصويب ثانٍ']);
      await push({ version: '2', story: called('الثاني') });
      expect((await article())!.corrections.map(({ text }) => text)).toEqual(['تصويب ثانٍ']);
      await hold(withdraw);
      await hold({ action: 'release' });
      expect((await article())!.corrections.map(({ text }) => text)).toEqual(['تصويب ثانٍ']);
    });

    it('does nothing for an editor who does not see what another has done', async () => {
      await publish();
      await changeHold(testApp.store, id, { action: 'unlist', revision: 0 }, by);
      await expect(changeHold(testApp.store, id, { action: 'withdraw', reason: '', revision: 0 }, by)).rejects.toThrow(
        HoldConflict,
      );
      expect(await headline()).not.toBeNull();
      const both = [1, 1].map((revision) =>
        changeHold(testApp.store, id, { action: 'withdraw', reason: '', revision }, by).then(
          () => 'done',
          (error: unknown) => (error instanceof HoldConflict ? 'conflict' : String(error)),
        ),
      );
      expect((await Promise.all(both)).toSorted()).toEqual(['conflict', 'done']);
    });

    it('lists what it holds, found by words however they are written', async () => {
      await publish({ story: called('أسراب النحل') });
      await hold(withdraw);
      expect((await heldPage(testApp.db, { q: 'اسراب', limit: 9 }, context)).items).toMatchObject([
        { id, headline: 'أسراب النحل', hold: { revision: 1, withdrawn: { by: 'Nour', reason: 'نُشر سهواً' } } },
      ]);
      expect((await heldPage(testApp.db, { q: 'الزهور', limit: 9 }, context)).items).toEqual([]);
      await hold({ action: 'release' });
      expect((await heldPage(testApp.db, { q: '', limit: 9 }, context)).items).toEqual([]);
    });
  });
}
