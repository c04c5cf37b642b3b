import { isFunctionWord } from '../function-words.ts';
import { isCommonplace } from './commonplace.ts';
import type { KeysOf } from '../keys.ts';
import { tokensOf } from '../tokens.ts';

/** How often a story names a strong key, a headline counted four times. */
export type CountedKey = {
  key: string;
  count: number;
  inHeadline: boolean;
};

/** A key that tells what a story is about. */
export type StrongestKey = {
  key: string;
  weight: number;
  inHeadline: boolean;
};

const headlineFactor = 4;
const mostKeys = 12;
const shortestKey = 2;

/** Counts the keys of a story, without function words and bare numbers. `text`: deck and body; the first two thousand words say what it is about. */
export function keyCounts(story: { headline: string; text: string; language: string }, keysOf: KeysOf): CountedKey[] {
  const counts = new Map<string, number>();
  const headline = new Set<string>();
  const note = (text: string, factor: number, seen?: Set<string>): void => {
    for (const { written, folded } of tokensOf(text.slice(0, longestText))) {
      if (folded.length < shortestKey || /^\d+$/.test(folded) || isFunctionWord(folded, story.language)) continue;
      const { strong } = keysOf(written);
      if (strong.length < shortestKey || isFunctionWord(strong, story.language)) continue;
      if (isCommonplace(strong, story.language) || isCommonplace(folded, story.language)) continue;
      counts.set(strong, (counts.get(strong) ?? 0) + factor);
      seen?.add(strong);
    }
  };
  note(story.headline, headlineFactor, headline);
  note(story.text, 1);
  return Array.from(counts, ([key, count]) => ({ key, count, inHeadline: headline.has(key) }));
}

const longestText = 12_000;

/**
 * How rare a key is: `frequency` is the number of stories with it, of `stories` in the language. 0 for what stands in one story only: no
 * other can share it, and it would only make the story's own maximum larger.
 */
export function rarity(frequency: number, stories: number): number {
  return frequency < 2 ? 0 : Math.log(1 + stories / frequency);
}

/** The twelve keys that say most about a story: (1 + ln tf) × idf. */
export function strongestKeys(counted: readonly CountedKey[], rarityOf: (key: string) => number): StrongestKey[] {
  return counted
    .map(({ key, count, inHeadline }): StrongestKey => ({
      key,
      weight: (1 + Math.log(count)) * rarityOf(key),
      inHeadline,
    }))
    .filter(({ weight }) => weight > 0)
    .sort((one, other) => other.weight - one.weight || (one.key < other.key ? -1 : 1))
    .slice(0, mostKeys);
}
