import { foldedWords, stem, withoutArticle } from '#contract/fold.ts';

/** Letters and digits with all their marks, tatweel and joiners: a word as it stands in a text. */
const wordInText = /[\p{L}\p{N}][\p{L}\p{N}\p{M}\u0640\u200C\u200D]*/gu;
const excerptLength = 180;
const before = 60;

export type Mark = [start: number, end: number];

/** Where the words that were looked for stand in a text, as [start, end) in UTF-16 units; whole words, in its own spelling. */
export function marksIn(text: string, terms: ReadonlySet<string>): Mark[] {
  const marks: Mark[] = [];
  for (const match of text.matchAll(wordInText)) {
    if (foldedWords(match[0]).some((word) => terms.has(withoutArticle(word)) || terms.has(stem(word)))) {
      marks.push([match.index, match.index + match[0].length]);
    }
  }
  return marks;
}

/** The piece of a text round the first word found, cut between words; its beginning when the words are elsewhere. */
export function excerptOf(text: string, terms: ReadonlySet<string>): string {
  const flat = text.replace(/\s+/gu, ' ').trim();
  const first = marksIn(flat, terms)[0]?.[0] ?? 0;
  const from = first <= before ? 0 : flat.indexOf(' ', first - before) + 1;
  if (flat.length - from <= excerptLength) return (from > 0 ? '… ' : '') + flat.slice(from);
  const end = flat.lastIndexOf(' ', from + excerptLength);
  const to = end > first ? end : Math.max(flat.indexOf(' ', from + excerptLength), from + excerptLength);
  return `${from > 0 ? '… ' : ''}${flat.slice(from, to)} …`;
}
