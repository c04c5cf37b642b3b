import { eq } from 'drizzle-orm';
import { describe, expect, it } from 'vitest';
import { resolveMove } from './moves.ts';
import { assets, changes, items, moves, stories, storySubjects } from '../database/schema.ts';
import type { Store } from '../database/store.ts';
import { storyIdOf } from './story-id.ts';
import { openStoryFixture } from '../../testing/story-fixture.ts';
import { minutes, noon, type makePreparedItem } from '../../testing/items.ts';

const uri = (name: string) => `tag:example.org,2026:${name}`;
const id = (name: string) => storyIdOf(uri(name));

/** Stories that are sent under another uri: asked of PGlite and of PostgreSQL alike. */
export function moveCases(open: () => Promise<Store>): void {
  const fixture = openStoryFixture(open);
  const { kinds, tick } = fixture;
  type More = NonNullable<Parameters<typeof makePreparedItem>[0]>;
  /** Sends an item by name, with the names that it had before. */
  const send = (name: string, former: string[] = [], { story, ...more }: More = {}, now = noon) =>
    fixture.push({ uri: uri(name), ...more, story: { headline: name, formerUris: former.map(uri), ...story } }, now);
  const leads = async (name: string) => (await resolveMove(fixture.db, id(name)))?.id ?? null;
  /** Headlines of what is public, by id. */
  const shown = async () =>
    Object.fromEntries((await fixture.db.select().from(stories)).map((row) => [row.id, row.article?.headline ?? null]));

  describe('a story that has moved', () => {
    it('leaves everything but its address, which leads on', async () => {
      await send('old', [], { group: 'g', story: { subjects: [{ slug: 'bees', name: 'نحل' }] } });
      await send('new', ['old'], { story: { headline: 'new' } }, minutes(5));
      expect(await shown()).toEqual({ [id('old')]: null, [id('new')]: 'new' });
      const [row] = await fixture.db
        .select()
        .from(stories)
        .where(eq(stories.id, id('old')));
      expect(row).toMatchObject({ revision: 2, group: null, section: null, search: null });
      expect(await fixture.db.select().from(storySubjects)).toEqual([]);
      expect(await resolveMove(fixture.db, id('old'))).toEqual({
        id: id('new'),
        language: 'ar',
        killedAt: null,
        withdrawalReason: null,
        ids: [id('old'), id('new')],
      });
      expect(await kinds()).toEqual(['published', 'moved', 'published']);
      const told = await fixture.db.select().from(changes).where(eq(changes.kind, 'moved'));
      expect(told).toMatchObject([{ storyId: id('old'), language: 'ar', group: 'g' }]);
      // Nobody withdrew it: the desk keeps it as what it is.
      const [item] = await fixture.db
        .select()
        .from(items)
        .where(eq(items.id, id('old')));
      expect(item).toMatchObject({ killedAt: null, publicSeq: null, firstPublished: noon });
    });

    it('need never have been here', async () => {
      await send('new', ['old', 'older']);
      expect([await leads('old'), await leads('older')]).toEqual([id('new'), id('new')]);
      expect(await kinds()).toEqual(['published']);
      expect(await leads('new')).toBeNull();
    });

    it('may be named by itself, which says nothing', async () => {
      await send('new', ['new']);
      expect(await shown()).toEqual({ [id('new')]: 'new' });
      expect(await fixture.db.select().from(moves)).toEqual([]);
    });

    it('stays away when its old system sends it again', async () => {
      await send('old');
      await send('new', ['old']);
      expect(await send('old', [], { version: '2' })).toMatchObject({ stored: true, notes: [{ kind: 'moved' }] });
      expect(await send('old', [], { version: '3', pubStatus: 'canceled' })).toMatchObject({
        stored: true,
        notes: [{ kind: 'successor-public', id: id('new'), language: 'ar' }],
      });
      await send('other', ['elsewhere']);
      expect(await send('elsewhere')).toMatchObject({ id: id('elsewhere'), notes: [{ kind: 'moved' }] });
      expect(await shown()).toEqual({ [id('old')]: null, [id('new')]: 'new', [id('other')]: 'other' });
      expect(await leads('old')).toBe(id('new'));
    });

    it('stays away when an embargo on its old uri opens', async () => {
      await send('old', [], { embargoedUntil: minutes(10) });
      await send('new', ['old']);
      await tick(minutes(10));
      await tick(minutes(11));
      expect(await shown()).toEqual({ [id('new')]: 'new' });
    });

    it('keeps public the pictures that its new item shows', async () => {
      const picture = { type: 'image/png', width: 1, height: 1, bytes: 1, widths: [1] };
      await fixture.db.insert(assets).values(['own', 'shared'].map((name) => ({ name, hash: name, ...picture })));
      await send('old', [], { assets: ['own', 'shared'] });
      await send('new', ['old'], { assets: ['shared'] });
      const rows = await fixture.db.select().from(assets);
      expect(Object.fromEntries(rows.map((asset) => [asset.name, asset.public]))).toEqual({ own: false, shared: true });
    });
  });

  describe('a former address', () => {
    it('leads nowhere while the new item is a draft, or waits', async () => {
      await send('old');
      await send('new', ['old'], { pubStatus: 'withheld' });
      await send('new', ['old'], { version: '2', embargoedUntil: minutes(10) });
      expect([await leads('old'), await shown()]).toEqual([null, { [id('old')]: 'old' }]);
      await tick(minutes(10));
      expect([await leads('old'), await shown()]).toEqual([id('new'), { [id('old')]: null, [id('new')]: 'new' }]);
    });

    it('is not taken by a draft of a public item', async () => {
      await send('old');
      await send('new');
      await send('new', ['old'], { version: '2', pubStatus: 'withheld' });
      expect(await leads('old')).toBeNull();
    });

    it('is withdrawn with the story, and comes back with it', async () => {
      await send('old');
      await send('new', ['old']);
      await send('new', ['old'], { version: '2', pubStatus: 'canceled' }, minutes(1));
      expect(await resolveMove(fixture.db, id('old'))).toMatchObject({ id: id('new'), killedAt: minutes(1) });
      await send('new', ['old'], { version: '3' }, minutes(2));
      expect(await resolveMove(fixture.db, id('old'))).toMatchObject({ id: id('new'), killedAt: null });
    });

    it('of a withdrawn story leads on as well, and that is told', async () => {
      await send('old');
      await send('old', [], { version: '2', pubStatus: 'canceled' });
      await send('new', ['old']);
      expect(await leads('old')).toBe(id('new'));
      expect(await kinds()).toEqual(['published', 'killed', 'moved', 'published']);
    });

    it('leads over several moves to the last, in whichever order they came', async () => {
      await send('b', ['a']);
      await send('c', ['b']);
      expect(await resolveMove(fixture.db, id('a'))).toMatchObject({ id: id('c'), ids: [id('a'), id('b'), id('c')] });
      await send('z', ['y']);
      await send('y', ['x']);
      // What y says counts for nothing while it is z.
      expect([await leads('x'), await leads('y')]).toEqual([null, id('z')]);
      await send('z', ['y', 'x'], { version: '2' });
      expect([await leads('x'), await leads('y')]).toEqual([id('z'), id('z')]);
      expect(await shown()).toEqual({ [id('b')]: null, [id('c')]: 'c', [id('z')]: 'z' });
    });

    it('never leads in a circle: who says it last has the story', async () => {
      await send('a', ['b']);
      await send('b', ['a']);
      expect([await leads('a'), await leads('b')]).toEqual([id('b'), null]);
      await send('c', ['b']);
      await send('a', ['c'], { version: '2' });
      expect([await leads('b'), await leads('c'), await leads('a')]).toEqual([id('a'), id('a'), null]);
      expect(await shown()).toEqual({ [id('a')]: 'a', [id('b')]: null, [id('c')]: null });
    });

    it('never leads in a circle when both come at once', async () => {
      await Promise.all([send('a', ['b']), send('b', ['a'])]);
      const ways = [await leads('a'), await leads('b')];
      expect(ways.filter((way) => way === null)).toHaveLength(1);
      expect(Object.values(await shown()).filter((headline) => headline !== null)).toHaveLength(1);
    });

    it('is one or the other when its own item comes in at the same moment', async () => {
      await Promise.all([send('old'), send('new', ['old'])]);
      expect(await leads('old')).toBe(id('new'));
      expect((await shown())[id('old')] ?? null).toBeNull();
    });
  });

  describe('a move that is taken back', () => {
    it('gives readers the old story again, as it was last meant for them', async () => {
      await send('old', [], { story: { headline: 'old 1' } });
      await send('new', ['old']);
      await send('old', [], { version: '2', story: { headline: 'old 2' } });
      await send('old', [], { version: '3', pubStatus: 'withheld', story: { headline: 'old 3' } });
      await send('new', [], { version: '2' });
      expect([await leads('old'), await shown()]).toEqual([null, { [id('old')]: 'old 2', [id('new')]: 'new' }]);
      const [row] = await fixture.db
        .select()
        .from(stories)
        .where(eq(stories.id, id('old')));
      // Counted on, so that no card or cache takes it for an earlier one.
      expect(row).toMatchObject({ revision: 3, killedAt: null, published: noon });
      expect((await kinds()).slice(-2)).toEqual(['updated', 'published']);
    });

    it('gives back nothing that was withdrawn, waits or was never public', async () => {
      await send('killed');
      await send('waits', [], { embargoedUntil: minutes(10) });
      await send('draft', [], { pubStatus: 'withheld' });
      await send('new', ['killed', 'waits', 'draft', 'unknown']);
      await send('killed', [], { version: '2', pubStatus: 'canceled' });
      await send('new', [], { version: '2' });
      expect(await shown()).toEqual({ [id('killed')]: null, [id('new')]: 'new' });
      expect(await fixture.db.select().from(moves)).toEqual([]);
      await tick(minutes(10));
      expect((await shown())[id('waits')]).toBe('waits');
    });

    it('leaves the others on the way as they are', async () => {
      await send('b', ['a']);
      await send('c', ['b']);
      await send('c', [], { version: '2' });
      expect([await leads('a'), await leads('b'), (await shown())[id('b')]]).toEqual([id('b'), null, 'b']);
    });
  });
}
