import { describe, expect, it } from 'vitest';
import type { PreparedItem } from '../database/prepared.ts';
import type { Store } from '../database/store.ts';
import { openStoryFixture } from '../../testing/story-fixture.ts';
import { minutes } from '../../testing/items.ts';

/** When a withdrawal counts: asked of PGlite and of PostgreSQL alike. */
export function withdrawalCases(open: () => Promise<Store>): void {
  const fixture = openStoryFixture(open);
  const { push, headline, publicStory } = fixture;
  const kill = (changes: Partial<PreparedItem> = {}, now = minutes(10)) =>
    push({ pubStatus: 'canceled', versionCreated: minutes(10), story: { headline: '' }, ...changes }, now);

  describe('a withdrawal', () => {
    it.each<[string, Partial<PreparedItem>, Partial<PreparedItem>]>([
      ['at a higher version', { version: '1' }, { version: '2' }],
      ['at the same version, made later', { version: '1' }, { version: '1' }],
      ['at the same version, made earlier', { version: '1' }, { version: '1', versionCreated: minutes(-5) }],
      ['at the same number, written otherwise', { version: '7' }, { version: '07' }],
      ['without a version', { version: '8' }, { version: '' }],
      ['of a version that is a time', { version: '2026-03-10T12:00:00.000Z' }, { version: '' }],
      ['in another language', { version: '1' }, { version: '2', language: 'en' }],
    ])('counts %s', async (_name, first, second) => {
      await push(first);
      expect(await kill(second)).toMatchObject({ stored: true, language: 'ar', notes: [] });
      expect(await publicStory()).toMatchObject({ article: null, killedAt: minutes(10), language: 'ar' });
    });

    it('counts under a newer draft, which holds nothing up', async () => {
      await push({ version: '1' });
      await push({ version: '3', pubStatus: 'withheld' });
      expect(await kill({ version: '2' })).toMatchObject({ stored: true });
      expect(await headline()).toBeNull();
    });

    it('is ignored when it is older than what readers have, and says so', async () => {
      await push({ version: '5' });
      expect(await kill({ version: '4' })).toEqual({
        id: expect.any(String),
        stored: false,
        version: '5',
        language: 'ar',
        notes: [{ kind: 'older-withdrawal', version: '5' }],
      });
      expect(await headline()).not.toBeNull();
    });

    it('of what never was here is kept: equal and lower versions stay withdrawn', async () => {
      expect(await kill({ version: '4' })).toMatchObject({ stored: true, notes: [] });
      for (const version of ['3', '4'])
        expect(await push({ version })).toMatchObject({ stored: false, notes: [{ kind: 'withdrawn', version: '4' }] });
      expect(await publicStory()).toBeUndefined();
      expect(await push({ version: '5' })).toMatchObject({ stored: true });
      expect(await headline()).not.toBeNull();
    });

    it('of what never was here and without a version holds against all that was made before', async () => {
      await kill({ version: '' });
      expect(await push({ version: '3', versionCreated: minutes(5) })).toMatchObject({ stored: false });
      expect(await push({ version: '3', versionCreated: minutes(15) })).toMatchObject({ stored: true });
    });

    it('sent again does no harm', async () => {
      await push({});
      await kill({ version: '1' });
      expect(await kill({ version: '1' })).toMatchObject({ stored: false, notes: [] });
      expect(await kill({ version: '' })).toMatchObject({ stored: false, notes: [] });
    });
  });
}
