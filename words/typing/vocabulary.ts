import { codesOf } from './costs.ts';
import { Distance, longest } from './distance.ts';

/** A word of the newsroom's stories. */
export type VocabularyWord = {
  /** Folded. */
  word: string;
  /** How it is usually spelled. */
  spelling: string;
  /** In how many stories it stands. */
  count: number;
};

export type Near = VocabularyWord & {
  /** Price of the typing errors between it and what was asked for; 0 is the word itself. */
  cost: number;
};

/**
 * The words of a newsroom in alphabetical order, so that words with the same beginning are compared once. Built in some 100 ms
 * from 100,000 words; a look-up costs a few milliseconds. It does not change: build a new one now and then.
 */
export class Vocabulary {
  readonly size: number;
  readonly #words: readonly VocabularyWord[];
  /** How many letters each word has in common with the one before. */
  readonly #shared: Uint8Array;
  /** The letters of all words, one after the other, and where each word begins; one more than words. */
  readonly #codes: Uint8Array;
  readonly #starts: Uint32Array;

  constructor(words: Iterable<VocabularyWord>) {
    const unique = new Map<string, VocabularyWord>();
    for (const word of words) {
      if (word.word.length === 0 || word.word.length > longest) continue;
      const known = unique.get(word.word);
      if (!known) unique.set(word.word, word);
      else unique.set(word.word, { ...(word.count > known.count ? word : known), count: known.count + word.count });
    }
    this.#words = [...unique.values()].sort((one, other) => (one.word < other.word ? -1 : 1));
    this.size = this.#words.length;
    this.#starts = new Uint32Array(this.size + 1);
    for (let at = 0; at < this.size; at += 1) this.#starts[at + 1] = this.#starts[at]! + this.#words[at]!.word.length;
    this.#codes = codesOf(this.#words.map(({ word }) => word).join(''));
    this.#shared = new Uint8Array(this.size);
    for (let at = 1; at < this.size; at += 1)
      this.#shared[at] = commonLength(this.#words[at - 1]!.word, this.#words[at]!.word);
  }

  get(word: string): VocabularyWord | undefined {
    const found = this.#words[this.#first(word)];
    return found?.word === word ? found : undefined;
  }

  /** Words that begin with a prefix, the most frequent first. */
  startingWith(prefix: string, most: number): VocabularyWord[] {
    if (!prefix) return [];
    const found: VocabularyWord[] = [];
    for (let at = this.#first(prefix); at < this.size && this.#words[at]!.word.startsWith(prefix); at += 1) {
      const word = this.#words[at]!;
      if (found.length === most && word.count <= found[most - 1]!.count) continue;
      let place = found.length;
      while (place > 0 && found[place - 1]!.count < word.count) place -= 1;
      found.splice(place, 0, word);
      if (found.length > most) found.pop();
    }
    return found;
  }

  /** Words within a price of typing errors, the nearest first, of equal ones the more frequent. */
  near(asked: string, highest: number, most: number): Near[] {
    if (asked.length > longest) return [];
    const distance = new Distance(asked, highest);
    const found: Near[] = [];
    // From this depth on, the current beginning is already too far off.
    let hopeless = longest + 1;
    for (let index = 0; index < this.size; index += 1) {
      const shared = this.#shared[index]!;
      if (shared >= hopeless) continue;
      hopeless = longest + 1;
      const start = this.#starts[index]!;
      const length = this.#starts[index + 1]! - start;
      for (let depth = shared + 1; depth <= length; depth += 1) {
        if (distance.addLetter(this.#codes, start, depth)) continue;
        hopeless = depth;
        break;
      }
      if (hopeless <= length) continue;
      const cost = distance.at(length);
      if (cost <= highest) found.push({ ...this.#words[index]!, cost });
    }
    return found.sort((one, other) => rank(one) - rank(other)).slice(0, most);
  }

  #first(prefix: string): number {
    let low = 0;
    let high = this.size;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (this.#words[middle]!.word < prefix) low = middle + 1;
      else high = middle;
    }
    return low;
  }
}

/** What a ten times more frequent word may be farther off. */
const perTenfold = 0.14;

export function rank({ cost, count }: Near): number {
  return cost - perTenfold * Math.log10(count + 1);
}

function commonLength(one: string, other: string): number {
  const most = Math.min(one.length, other.length, 255);
  let length = 0;
  while (length < most && one[length] === other[length]) length += 1;
  return length;
}
