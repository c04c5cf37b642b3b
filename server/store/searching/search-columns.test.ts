import { describe, expect, it } from 'vitest';
import { loadKeys } from '#words/keys.ts';
import { makePreparedItem } from '../../testing/items.ts';
import { tsvectorOf } from './search-columns.ts';

const keysOf = await loadKeys('ar');
const { story: usual } = makePreparedItem();
const vectorOf = (changes: Partial<typeof usual>) => tsvectorOf({ ...usual, body: [], ...changes }, keysOf);
const paragraph = (text: string) => [{ type: 'paragraph' as const, content: [{ type: 'text' as const, text }] }];

describe('tsvectorOf', () => {
  it('has strong keys with the weight of their text, and weak ones marked', () => {
    const vector = vectorOf({ headline: 'والوزراء', deck: 'نفطية', body: paragraph('المدينة') });
    expect(vector).toContain("'وزير':1A");
    expect(vector).toMatch(/'~نفط':\d+B/);
    expect(vector).toMatch(/'مدينه':\d+(?: |$)/);
  });

  it('gathers the positions of a word, and lets no phrase run from one text into the next', () => {
    expect(vectorOf({ headline: 'bee, Bee!', deck: 'bee' })).toContain("'bee':1A,2A,");
    expect(vectorOf({ headline: 'bee, Bee!', deck: 'bee' })).not.toContain(',3B');
  });

  it('has authors and kinds for filters', () => {
    const authors = [{ slug: "o'neil\\", name: 'O’Neil', portrait: null }];
    expect(vectorOf({ authors })).toContain("'@o''neil\\\\' '#flash'");
  });

  it('cannot be broken by what a text contains', () => {
    expect(vectorOf({ headline: `it's a\\b 'c':1A` })).toContain("'it':1A 's':2A 'a':3A 'b':4A 'c':5A '1a':6A");
  });

  it('stays below what PostgreSQL can hold', () => {
    const long = Array.from({ length: 60_000 }, (_, index) => `كلمة${index} نفطية${index}`).join(' ');
    expect(Buffer.byteLength(vectorOf({ body: paragraph(long) }))).toBeLessThan(1_000_000);
    expect(vectorOf({ headline: 'س'.repeat(5000) })).toBe("'#flash'");
  });
});
