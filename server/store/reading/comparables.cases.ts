import { eq } from 'drizzle-orm';
import { describe, expect, it } from 'vitest';
import type { Store } from '../database/store.ts';
import { comparables, indexing, stories, storyKeys } from '../database/schema.ts';
import { minutes } from '../../testing/items.ts';
import { bodyOf, searchFixture } from '../../testing/search-fixture.ts';
import { comparablesOf } from './comparables.ts';

/** What stories are compared by, over either database: one row each, which follows the story. */
export function comparablesCases(open: () => Promise<Store>): void {
  describe('what a story is compared by', () => {
    const { fixture, send, index } = searchFixture(open);
    const about = (subject: string) => ({ section: null, subjects: [{ slug: subject, name: subject }] });
    const dam = { headline: 'سد وادي الرمان', body: bodyOf('يحمي السد وادي الرمان من السيول.'), ...about('dams') };
    const compared = (id: string) => comparablesOf(fixture.store.db, 'ar', id);
    const rows = () => fixture.store.db.select().from(comparables);

    async function sendBoth(): Promise<[string, string]> {
      const flood = { headline: 'سيول وادي الرمان', body: bodyOf('غمرت السيول وادي الرمان.'), ...about('floods') };
      const sent: [string, string] = [
        await send('dam', dam.headline, { story: dam }),
        await send('flood', '', { story: flood }),
      ];
      await index();
      return sent;
    }

    it('is the same from its row as from what that is copied from', async () => {
      const [id, other] = await sendBoth();
      const fromRows = await compared(id);
      expect(fromRows).toMatchObject({
        story: { id, headline: dam.headline, subjects: ['dams'] },
        candidates: [{ id: other, subjects: ['floods'] }],
      });
      expect(fromRows?.candidates[0]!.strongest.map(({ key }) => key)).toContain('رمان');
      await fixture.store.db.delete(comparables);
      expect(await compared(id)).toEqual(fromRows);
    });

    it('has those of its own time, where many newer stories say the same words', async () => {
      const year = 60 * 24 * 365;
      const old = await send('old', '', { versionCreated: minutes(-year), story: dam });
      const mate = await send('mate', '', {
        versionCreated: minutes(-year - 60),
        story: { ...dam, headline: 'سد وادي الرمان يكتمل' },
      });
      for (let at = 0; at < 40; at += 1)
        await send(`new${at}`, '', {
          versionCreated: minutes(-at),
          story: { ...dam, headline: `سد وادي الرمان ${at}` },
        });
      await index();
      expect((await compared(old))?.candidates.map(({ id }) => id)).toContain(mate);
    });

    it('follows each version, and goes with a withdrawn story', async () => {
      const [id, other] = await sendBoth();
      const changed = { headline: 'مهرجان الطائرات الورقية', body: bodyOf('طائرات في السماء.'), ...about('kites') };
      await send('flood', '', { version: '2', versionCreated: minutes(1), story: changed });
      expect((await compared(other))?.story).toMatchObject({ headline: changed.headline, subjects: ['kites'] });
      expect((await compared(id))?.candidates).toEqual([]);
      await send('flood', '', { version: '3', versionCreated: minutes(2), pubStatus: 'canceled' });
      expect((await rows()).map(({ storyId }) => storyId)).toEqual([id]);
    });

    it('goes with the keys, as a release deletes them that has no such rows, and is written again in the background', async () => {
      const [id] = await sendBoth();
      const before = await rows();
      await fixture.store.db.delete(storyKeys).where(eq(storyKeys.storyId, id));
      expect(await rows()).toHaveLength(1);
      await fixture.store.db.update(stories).set({ keysVersion: 2 });
      await fixture.store.db.update(indexing).set({ keysVersion: 2 });
      await index();
      expect((await rows()).toSorted((one, next) => (one.storyId < next.storyId ? -1 : 1))).toEqual(
        before.toSorted((one, next) => (one.storyId < next.storyId ? -1 : 1)),
      );
    });

    it('is there for a story without a word of its own', async () => {
      const id = await send('bare', 'من هو', { story: { body: bodyOf('هو هو') } });
      await index();
      expect(await compared(id)).toMatchObject({ story: { headline: 'من هو', strongest: [] }, candidates: [] });
      expect(await rows()).toEqual([]);
    });
  });
}
