import { describe, expect, it } from 'vitest';
import { isAffectedBy } from './generation-cache.ts';
import { type CachedPage, createPageCache } from './cached-pages.ts';

const page = (facts: Partial<CachedPage> = {}): CachedPage => ({
  status: 200,
  language: 'ar',
  list: false,
  group: null,
  names: new Set(['aaaaaaaa', 'bbbbbbbb']),
  keys: '',
  etag: 'W/"1"',
  policy: '',
  html: Buffer.from('page'),
  making: new Map(),
  ready: new Map(),
  readers: 0,
  madeAt: 0,
  ...facts,
});
const published = { kind: 'published', storyId: 'newnewnew', language: 'ar', group: null } as const;

describe('what touches a page', () => {
  it('a new story: the lists of its language and its translations, no other article', () => {
    expect(isAffectedBy(page(), published)).toBe(false);
    expect(isAffectedBy(page({ list: true }), published)).toBe(true);
    expect(isAffectedBy(page({ list: true, language: 'en' }), published)).toBe(false);
    expect(isAffectedBy(page({ group: 'urn:g' }), { ...published, group: 'urn:g' })).toBe(true);
  });

  it('an update and a kill: every page that names the story', () => {
    for (const kind of ['updated', 'killed', 'expired'] as const) {
      expect(isAffectedBy(page({ language: 'en' }), { kind, storyId: 'bbbbbbbb', language: 'ar', group: null })).toBe(true);
      expect(isAffectedBy(page(), { kind, storyId: 'cccccccc', language: 'ar', group: null })).toBe(false);
    }
  });
});

describe('kept pages', () => {
  it('are served until they are dropped or a minute old', () => {
    let now = 0;
    const kept = createPageCache(() => now);
    kept.keep('a', page(), kept.mark());
    kept.keep('b', page({ names: new Set(['cccccccc']) }), kept.mark());
    now = 59_000;
    expect(kept.get('a')).toBeDefined();
    kept.changed({ kind: 'killed', storyId: 'aaaaaaaa', language: 'ar', group: null });
    expect(kept.get('a')).toBeUndefined();
    expect(kept.get('b')).toBeDefined();
    now = 61_000;
    expect(kept.get('b')).toBeUndefined();
  });

  it('hand their compressed copies on to the same page printed anew', () => {
    let now = 0;
    const kept = createPageCache(() => now);
    const bytes = Buffer.from('compressed');
    kept.keep('a', page({ ready: new Map([['br', bytes]]), readers: 7 }), kept.mark());
    now = 61_000;
    const [same, other] = [page(), page({ etag: 'W/"2"' })];
    kept.keep('a', same, kept.mark());
    expect([same.ready.get('br'), same.readers]).toEqual([bytes, 7]);
    kept.keep('a', other, kept.mark());
    expect([other.ready.size, other.readers]).toEqual([0, 0]);
  });

  it('do not take in a page that was touched while it was rendered', () => {
    const kept = createPageCache(() => 0);
    const mark = kept.mark();
    kept.changed({ kind: 'updated', storyId: 'aaaaaaaa', language: 'ar', group: null });
    expect(kept.keep('a', page(), mark)).toBe(false);
    expect(kept.get('a')).toBeUndefined();
    expect(kept.keep('a', page({ names: new Set() }), mark)).toBe(true);
    expect(kept.keep('a', page(), kept.mark())).toBe(true);
  });

  it('stay within their size, oldest out first', () => {
    const kept = createPageCache(() => 0);
    const html = Buffer.alloc(10 * 1024 * 1024);
    for (const key of ['1', '2', '3', '4', '5', '6']) kept.keep(key, page({ html }), kept.mark());
    expect(kept.bytes).toBeLessThanOrEqual(64 * 1024 * 1024);
    expect(kept.get('1')).toBeUndefined();
    expect(kept.get('6')).toBeDefined();
  });
});
