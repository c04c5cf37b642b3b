import { describe, expect, it } from 'vitest';
import { searchColumns, tsvectorOf } from './search-columns.ts';
import { makePreparedItem } from '../../../testing/items.ts';

describe('tsvectorOf', () => {
  it('keeps words without article at A and their stems at D', () => {
    expect(tsvectorOf('والمدينة الإداري')).toBe("'مدينه':1A 'مدين':1D 'اداري':2A 'ادار':2D");
  });

  it('gathers the positions of a word', () => {
    expect(tsvectorOf('bee, Bee!')).toBe("'bee':1A,2A");
  });

  it('cannot be broken by what a text contains', () => {
    expect(tsvectorOf(`it's a\\b 'c':1A`)).toBe("'it':1A 's':2A 'a':3A 'b':4A 'c':5A '1a':6A");
  });

  it('stays below what PostgreSQL can hold', () => {
    const long = Array.from({ length: 60_000 }, (_, index) => `كلمة${index}`).join(' ');
    expect(Buffer.byteLength(tsvectorOf(long))).toBeLessThan(1_000_000);
    expect(tsvectorOf('س'.repeat(5000))).toBe('');
  });
});

describe('searchColumns', () => {
  it('folds headline and ticker line, and all that a reader sees as text', () => {
    const { story } = makePreparedItem({
      story: { headline: 'أُفُق', tickerLine: 'آفاق', deck: 'مدرسة', byline: 'منى' },
    });
    expect(searchColumns(story)).toMatchObject({
      foldedHeadline: 'افق افاق',
      foldedText: 'افق\nافاق\nمدرسه\nمني\nزرع الجيران ازهارا فعاد النحل.',
    });
  });
});
