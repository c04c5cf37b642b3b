import { cachedByWord } from './cached-by-word.ts';
import { foldedWords } from './fold.ts';

/** One word of a text. */
export type Token = {
  /** As it stands in the text; of «الـ48» the part that counts. What `KeysOf` takes. */
  written: string;
  folded: string;
  /** Where the whole written word stands in the text, «الـ» included: [start, end) in UTF-16 units. */
  start: number;
  end: number;
};

const invisible = '\\p{M}\\u0640\\u061C\\u200B-\\u200F\\u202A-\\u202E\\u2066-\\u2069\\uFEFF';
// A word as it is written: with tashkeel, tatweel and invisible direction marks between its letters.
const run = new RegExp(`[\\p{L}\\p{N}](?:[\\p{L}\\p{N}${invisible}]*[\\p{L}\\p{N}\\p{M}\\u0640])?`, 'gu');
const part = new RegExp(
  `(?:(?=\\p{L})\\p{Script=Arabic}[${invisible}]*)+|(?:(?!(?=\\p{L})\\p{Script=Arabic})[\\p{L}\\p{N}][${invisible}]*)+`,
  'gu',
);

/** The words of a text in order, each with its place. The folded ones are those of `foldedWords`. */
export function tokensOf(text: string): Token[] {
  const tokens: Token[] = [];
  for (const { 0: word, index: start } of text.matchAll(run)) {
    const end = start + word.length;
    for (const { written, folded } of partsOf(word)) tokens.push({ written, folded, start, end });
  }
  return tokens;
}

type Part = Pick<Token, 'written' | 'folded'>;

const partsOf = cachedByWord((word): readonly Part[] => {
  const folded = foldedWords(word);
  if (folded.length !== 1 || !folded[0]) return folded.map((each) => ({ written: each, folded: each }));
  const parts = word.match(part) ?? [word];
  return [{ written: parts.length > 1 ? folded[0] : word, folded: folded[0] }];
});
