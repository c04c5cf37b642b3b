import { cachedByWord } from './cached-by-word.ts';
import type { KeysOf } from './keys.ts';
import type { Query } from './query.ts';
import { type Token, tokensOf } from './tokens.ts';

/** A range of a text: [start, end) in UTF-16 units. */
export type Range = [start: number, end: number];

export type Excerpt = {
  /** The part of the text to show. */
  range: Range;
  /** Words to mark, whole, in the text that was given, not in the part. Inside of `range`. */
  marks: Range[];
};

/** Tells which term of a question a word answers, and whether it is the same word or only perhaps. */
export type Matcher = (token: Pick<Token, 'written' | 'folded'>) => Match | undefined;
type Match = { term: number; strong: boolean };

/** The matcher of a question; function words match nothing. */
export function matcherOf(query: Query, keysOf: KeysOf): Matcher {
  const strong = new Map<string, number>();
  const weak = new Map<string, number>();
  const asked = [...query.terms, ...query.phrases.flat()].filter(({ optional }) => !optional);
  for (const [term, { written }] of asked.entries()) {
    const keys = keysOf(written);
    if (!strong.has(keys.strong)) strong.set(keys.strong, term);
    for (const key of [keys.strong, ...keys.weak]) if (!weak.has(key)) weak.set(key, term);
  }
  const matchOf = cachedByWord((written): Match | null => {
    const keys = keysOf(written);
    const same = strong.get(keys.strong);
    if (same !== undefined) return { term: same, strong: true };
    for (const key of [keys.strong, ...keys.weak]) {
      const term = weak.get(key);
      if (term !== undefined) return { term, strong: false };
    }
    return null;
  });
  return ({ written }) => matchOf(written) ?? undefined;
}

/** Every word of a text that answers the question. */
export function marksOf(text: string, matcher: Matcher): Range[] {
  return merged(tokensOf(text).filter((token) => matcher(token)));
}

/** Tokens of one written word («الـ48») share a range. */
function merged(tokens: readonly Token[]): Range[] {
  return tokens.filter(({ start }, at) => tokens[at - 1]?.start !== start).map(({ start, end }): Range => [start, end]);
}

type Hit = { at: number; term: number; strong: boolean };

/**
 * The densest part of a text: whole words, at most `length` characters (about three lines of a card), around as many different words of
 * the question as possible; its beginning where it holds none. The text is not changed: ellipses are the caller's.
 */
export function excerptOf(text: string, matcher: Matcher, length = 260): Excerpt {
  const tokens = tokensOf(text);
  const hits = tokens.flatMap((token, at): Hit[] => {
    const match = matcher(token);
    return match ? [{ at, ...match }] : [];
  });
  if (tokens.length === 0) return { range: [0, Math.min(text.length, length)], marks: [] };
  const [first, last] = densest(tokens, hits, length);
  const [from, to] = widened(text, tokens, first, last, length);
  const range: Range = [startOf(text, tokens, from), endOf(text, tokens, to)];
  const marks = merged(
    hits.map(({ at }) => tokens[at]!).filter(({ start, end }) => start >= range[0] && end <= range[1]),
  );
  return { range, marks };
}

/** First and last token of the window with the most different terms, then the most hits, then the earliest. */
function densest(tokens: readonly Token[], hits: readonly Hit[], length: number): [first: number, last: number] {
  let best: [number, number] = [0, 0];
  let most = 0;
  const inside = new Map<number, number>();
  let sum = 0;
  const value = ({ strong }: Hit): number => (strong ? 2 : 1);
  for (let end = 0, start = 0; end < hits.length; end += 1) {
    const hit = hits[end]!;
    inside.set(hit.term, (inside.get(hit.term) ?? 0) + 1);
    sum += value(hit);
    while (start < end && tokens[hit.at]!.end - tokens[hits[start]!.at]!.start > length) {
      const left = hits[start]!;
      const count = inside.get(left.term)! - 1;
      if (count === 0) inside.delete(left.term);
      else inside.set(left.term, count);
      sum -= value(left);
      start += 1;
    }
    const score = inside.size * 1000 + Math.min(sum, 999);
    if (score > most) {
      most = score;
      best = [hits[start]!.at, hit.at];
    }
  }
  return best;
}

const sentenceEnd = /[.!?؟…\n]["»”)]*\s*$/u;

/** Adds words on both sides while there is room: a third of it before, from the beginning of a sentence if one is near. */
function widened(
  text: string,
  tokens: readonly Token[],
  first: number,
  last: number,
  length: number,
): [from: number, to: number] {
  let [from, to] = [first, last];
  const size = (): number => tokens[to]!.end - tokens[from]!.start;
  const before = Math.max(0, Math.floor((length - size()) / 3));
  const least = tokens[first]!.start - before;
  while (from > 0 && tokens[from - 1]!.start >= least) {
    if (sentenceEnd.test(text.slice(tokens[from - 1]!.end, tokens[from]!.start)) && from < first) break;
    from -= 1;
  }
  while (to + 1 < tokens.length && tokens[to + 1]!.end - tokens[from]!.start <= length) to += 1;
  while (from > 0 && tokens[to]!.end - tokens[from - 1]!.start <= length && to === tokens.length - 1) from -= 1;
  return [from, to];
}

/** A quotation mark or bracket that opens at a word belongs to it. */
function startOf(text: string, tokens: readonly Token[], at: number): number {
  const least = at === 0 ? 0 : tokens[at - 1]!.end;
  let start = tokens[at]!.start;
  while (start > least && !/\s/u.test(text[start - 1]!)) start -= 1;
  return start;
}

function endOf(text: string, tokens: readonly Token[], at: number): number {
  const most = tokens[at + 1]?.start ?? text.length;
  let end = tokens[at]!.end;
  while (end < most && !/\s/u.test(text[end]!)) end += 1;
  return end;
}
