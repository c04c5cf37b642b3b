import { fold, stem, withoutArticle } from '#words/fold.ts';

/** What was asked for: words without article, and their stems. As in the index, one may meet the other. */
export type Wanted = ReadonlySet<string>;
export type Mark = [start: number, end: number];

const before = 60;
const longest = 220;
// A word as it is written: with tashkeel, tatweel and invisible direction marks between its letters.
const written =
  /[\p{L}\p{N}](?:[\p{L}\p{N}\p{M}\u0640\u061C\u200B-\u200F\u202A-\u202E\u2066-\u2069\uFEFF]*[\p{L}\p{N}\p{M}\u0640])?/gu;

/** Where the wanted words stand in a text, in whichever spelling: [start, end) in UTF-16 units. */
export function marksIn(text: string, wanted: Wanted): Mark[] {
  return Array.from(text.matchAll(written)).flatMap(({ 0: word, index }): Mark[] => {
    const folded = fold(word);
    return wanted.has(withoutArticle(folded)) || wanted.has(stem(folded)) ? [[index, index + word.length]] : [];
  });
}

/** The part of a text around the first wanted word, cut between words; its beginning where none is in it. */
export function excerptOf(text: string, wanted: Wanted): { excerpt: string; marks: Mark[] } {
  const line = text.replace(/\s+/gu, ' ').trim();
  const first = marksIn(line, wanted)[0]?.[0] ?? 0;
  const from = first <= before ? 0 : wordStart(line, first - before, first);
  const to = line.length <= from + longest ? line.length : wordEnd(line, from + longest, first);
  const excerpt = `${from > 0 ? '… ' : ''}${line.slice(from, to)}${to < line.length ? ' …' : ''}`;
  return { excerpt, marks: marksIn(excerpt, wanted) };
}

/** The first word that begins at or after a place, no later than `latest`. */
function wordStart(line: string, place: number, latest: number): number {
  const space = line.indexOf(' ', place - 1);
  return space === -1 || space + 1 > latest ? latest : space + 1;
}

/** The end of the last word that ends at or before a place, but after `least`. */
function wordEnd(line: string, place: number, least: number): number {
  const space = line.lastIndexOf(' ', place);
  if (space > least) return space;
  const next = line.indexOf(' ', place);
  return next === -1 ? line.length : next;
}
