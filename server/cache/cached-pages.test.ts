import { describe, expect, it } from 'vitest';
import { type CachedPage, createPageCache } from './cached-pages.ts';
import { compressible } from './compressible.ts';
import { isAffectedBy } from './generation-cache.ts';
import { createInvalidation } from './invalidation.ts';

const page = (fields: Partial<CachedPage> = {}): CachedPage => ({
  status: 200,
  language: 'ar',
  list: false,
  group: null,
  storyIds: new Set(['aaaaaaaa', 'bbbbbbbb']),
  surrogateKeys: '',
  etag: 'W/"1"',
  body: compressible(Buffer.from('page')),
  madeAt: 0,
  ...fields,
});
const published = { kind: 'published', storyId: 'newnewnew', language: 'ar', group: null } as const;

const updated = { kind: 'updated', storyId: 'aaaaaaaa', language: 'ar', group: null } as const;

/** A cache and what invalidates it; `now` is its clock. */
function openCache(now: () => number = () => 0) {
  const invalidation = createInvalidation();
  const cache = createPageCache(invalidation, now);
  const set = (key: string, entry: CachedPage, generation = invalidation.generation()) =>
    cache.set(key, entry, generation);
  return { invalidation, cache, set };
}

describe('a change affects', () => {
  it('when it is a new story, the lists of its language and its translations, no other article', () => {
    expect(isAffectedBy(page(), published)).toBe(false);
    expect(isAffectedBy(page({ list: true }), published)).toBe(true);
    expect(isAffectedBy(page({ list: true, language: 'en' }), published)).toBe(false);
    expect(isAffectedBy(page({ group: 'urn:g' }), { ...published, group: 'urn:g' })).toBe(true);
  });

  it('when it is an update or a kill, every page that names the story', () => {
    for (const kind of ['updated', 'killed', 'expired'] as const) {
      const change = { ...updated, kind };
      expect(isAffectedBy(page({ language: 'en' }), { ...change, storyId: 'bbbbbbbb' })).toBe(true);
      expect(isAffectedBy(page(), { ...change, storyId: 'cccccccc' })).toBe(false);
    }
  });
});

describe('cached pages', () => {
  it('are served until a change affects them or they are a minute old', () => {
    let now = 0;
    const { invalidation, cache, set } = openCache(() => now);
    set('a', page());
    set('b', page({ storyIds: new Set(['cccccccc']) }));
    now = 59_000;
    expect(cache.get('a')).toBeDefined();
    invalidation.change({ ...updated, kind: 'killed' });
    expect(cache.get('a')).toBeUndefined();
    expect(cache.get('b')).toBeDefined();
    now = 61_000;
    expect(cache.get('b')).toBeUndefined();
  });

  it('are due for another minute, and after an older story moved in, but never while something on them is wrong or news is missing', () => {
    let now = 0;
    const { invalidation, cache, set } = openCache(() => now);
    const list = { language: 'ar', list: true } as const;
    const other = { storyIds: new Set(['cccccccc']) };
    set('old', page(other));
    set('list', page(list));
    invalidation.change({ ...published, kind: 'backfilled' });
    now = 11_000;
    expect([cache.get('list'), cache.getDue('list') !== undefined]).toEqual([undefined, true]);
    set('list', page({ ...list, madeAt: now }));
    invalidation.change({ ...updated, kind: 'pictured' });
    expect(cache.get('list')).toBeDefined();
    set('own', page({ madeAt: now }));
    invalidation.change({ ...updated, kind: 'pictured' });
    expect(cache.getDue('own')).toBeUndefined();
    now += 3000;
    expect([cache.get('list'), cache.getDue('list') !== undefined]).toEqual([undefined, true]);
    now = 61_000;
    expect([cache.get('old'), cache.getDue('old') !== undefined]).toEqual([undefined, true]);
    invalidation.change(published);
    expect([cache.getDue('list'), cache.getDue('old') !== undefined]).toEqual([undefined, true]);
    invalidation.change({ ...updated, storyId: 'cccccccc' });
    expect(cache.getDue('old')).toBeUndefined();
    set('old', page({ ...other, madeAt: now }));
    now += 121_000;
    expect(cache.getDue('old')).toBeUndefined();
  });

  it('pass their compressed copies on to the same page rendered again', () => {
    let now = 0;
    const { set } = openCache(() => now);
    const bytes = Buffer.from('compressed');
    const body = { ...compressible(Buffer.from('page')), ready: new Map([['br' as const, bytes]]), readers: 7 };
    set('a', page({ body }));
    now = 61_000;
    const [same, other] = [page(), page({ etag: 'W/"2"' })];
    set('a', same);
    expect([same.body.ready.get('br'), same.body.readers]).toEqual([bytes, 7]);
    set('a', other);
    expect([other.body.ready.size, other.body.readers]).toEqual([0, 0]);
  });

  it('do not cache a page that a change affected while it was rendered', () => {
    const { invalidation, cache, set } = openCache();
    const generation = invalidation.generation();
    invalidation.change(updated);
    expect(set('a', page(), generation)).toBe(false);
    expect(cache.get('a')).toBeUndefined();
    expect(set('a', page({ storyIds: new Set() }), generation)).toBe(true);
    expect(set('a', page())).toBe(true);
  });

  it('do not cache a page that was rendered while everything was invalidated', () => {
    const { invalidation, cache, set } = openCache();
    set('a', page());
    const generation = invalidation.generation();
    invalidation.invalidateAll();
    expect(cache.get('a')).toBeUndefined();
    expect(set('a', page({ storyIds: new Set() }), generation)).toBe(false);
    expect(set('a', page())).toBe(true);
  });

  it('are removed when a story that they name is withdrawn, even if that could not be stored', () => {
    const { invalidation, cache, set } = openCache();
    set('a', page());
    set('b', page({ storyIds: new Set(['cccccccc']) }));
    invalidation.withdraw('aaaaaaaa');
    expect(cache.getStale('a')).toBeUndefined();
    expect(cache.getStale('b')).toBeDefined();
  });

  it('stay within their size limit; the oldest are removed first', () => {
    const { cache, set } = openCache();
    const plain = Buffer.alloc(10 * 1024 * 1024);
    for (const key of ['1', '2', '3', '4', '5', '6']) set(key, page({ body: compressible(plain) }));
    expect(cache.bytes).toBeLessThanOrEqual(64 * 1024 * 1024);
    expect(cache.get('1')).toBeUndefined();
    expect(cache.get('6')).toBeDefined();
  });
});
