import { fold, stem, withoutArticle } from '#words/fold.ts';

/** Search words without article, and their stems. Both kinds are compared with both, as in the index. */
export type Wanted = ReadonlySet<string>;
export type Mark = [start: number, end: number];

const before = 60;
const longest = 220;
// A word with tashkeel, tatweel and invisible direction marks between its letters.
const wordPattern =
  /[\p{L}\p{N}](?:[\p{L}\p{N}\p{M}\u0640\u061C\u200B-\u200F\u202A-\u202E\u2066-\u2069\uFEFF]*[\p{L}\p{N}\p{M}\u0640])?/gu;

/** Positions of the wanted words in a text, in any spelling: [start, end) in UTF-16 units. */
export function marksIn(text: string, wanted: Wanted): Mark[] {
  return Array.from(text.matchAll(wordPattern)).flatMap(({ 0: word, index }): Mark[] => {
    const folded = fold(word);
    return wanted.has(withoutArticle(folded)) || wanted.has(stem(folded)) ? [[index, index + word.length]] : [];
  });
}

/** The part of a text around the first wanted word, cut between words; its beginning if it contains none. */
export function excerptOf(text: string, wanted: Wanted): { excerpt: string; marks: Mark[] } {
  const line = text.replace(/\s+/gu, ' ').trim();
  const first = marksIn(line, wanted)[0]?.[0] ?? 0;
  const from = first <= before ? 0 : wordStart(line, first - before, first);
  const to = line.length <= from + longest ? line.length : wordEnd(line, from + longest, first);
  const excerpt = `${from > 0 ? '… ' : ''}${line.slice(from, to)}${to < line.length ? ' …' : ''}`;
  return { excerpt, marks: marksIn(excerpt, wanted) };
}

/** Start of the first word at or after `position`, at most `latest`. */
function wordStart(line: string, position: number, latest: number): number {
  const space = line.indexOf(' ', position - 1);
  return space === -1 || space + 1 > latest ? latest : space + 1;
}

/** End of the last word that ends at or before `position`, but after `least`. */
function wordEnd(line: string, position: number, least: number): number {
  const space = line.lastIndexOf(' ', position);
  if (space > least) return space;
  const next = line.indexOf(' ', position);
  return next === -1 ? line.length : next;
}
