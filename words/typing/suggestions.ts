import { foldedWords } from '../fold.ts';
import { isFunctionWord, isNewsWord } from '../function-words.ts';
import { isCommonplace } from '../related/commonplace.ts';
import { type Vocabulary } from './vocabulary.ts';

export type Headline = {
  id: string;
  text: string;
};

/** Headlines by the beginnings of their words; the newest first. It does not change: build a new one now and then. */
export class Headlines {
  readonly #headlines: readonly Headline[];
  readonly #words: string[];
  /** Where the headlines of each word begin in `#places`; one more than words. */
  readonly #starts: Uint32Array;
  readonly #places: Uint32Array;

  /** Newest first. */
  constructor(headlines: readonly Headline[]) {
    this.#headlines = headlines;
    const places = new Map<string, number[]>();
    for (const [at, { text }] of headlines.entries())
      for (const word of new Set(foldedWords(text).flatMap((each) => forms(each)))) {
        const known = places.get(word);
        if (known) known.push(at);
        else places.set(word, [at]);
      }
    this.#words = [...places.keys()].sort((one, other) => (one < other ? -1 : 1));
    this.#starts = new Uint32Array(this.#words.length + 1);
    for (const [at, word] of this.#words.entries()) this.#starts[at + 1] = this.#starts[at]! + places.get(word)!.length;
    this.#places = new Uint32Array(this.#starts.at(-1) ?? 0);
    for (const [at, word] of this.#words.entries()) this.#places.set(places.get(word)!, this.#starts[at]);
  }

  /** The newest headlines that hold every word, the last one perhaps unfinished. */
  find(words: readonly string[], most: number): Headline[] {
    const last = words.at(-1);
    if (!last) return [];
    const whole = words.slice(0, -1);
    const scanned = whole.length > 0 ? this.#holding(whole) : undefined;
    const found = new Set<number>();
    for (const place of scanned ?? this.#newest(last, most)) {
      if (scanned && !this.#has(place, last)) continue;
      found.add(place);
      if (scanned && found.size >= most) break;
    }
    return [...found]
      .sort((one, other) => one - other)
      .slice(0, most)
      .map((at) => this.#headlines[at]!);
  }

  /** The words of headlines that hold some whole words, by whether they follow the last one. */
  besides(words: readonly string[]): Map<string, { follows: boolean }> {
    const said = new Map<string, { follows: boolean }>();
    const last = words.at(-1);
    if (!last) return said;
    for (const place of this.#holding(words).slice(0, mostRead)) {
      const headline = foldedWords(this.#headlines[place]!.text);
      for (const [at, word] of headline.entries()) {
        const follows = at > 0 && forms(headline[at - 1]!).includes(last);
        said.set(word, { follows: follows || said.get(word)?.follows === true });
      }
    }
    return said;
  }

  /** Places that hold each of some whole words, from the rarest word's. */
  #holding(words: readonly string[]): number[] {
    const lists = words.map((word) => this.#placesOf(word)).sort((one, other) => one.length - other.length);
    const [rarest, ...others] = lists;
    return Array.from(rarest!).filter((place) => others.every((list) => includes(list, place)));
  }

  #has(place: number, prefix: string): boolean {
    return foldedWords(this.#headlines[place]!.text).some((word) =>
      forms(word).some((form) => form.startsWith(prefix)),
    );
  }

  /** The newest headlines of every word with a prefix. */
  #newest(prefix: string, most: number): number[] {
    const found: number[] = [];
    for (let at = this.#first(prefix); at < this.#words.length && this.#words[at]!.startsWith(prefix); at += 1)
      for (let place = this.#starts[at]!; place < Math.min(this.#starts[at]! + most, this.#starts[at + 1]!); place += 1)
        found.push(this.#places[place]!);
    return found;
  }

  #placesOf(word: string): Uint32Array {
    const at = this.#first(word);
    return this.#words[at] === word ? this.#places.subarray(this.#starts[at], this.#starts[at + 1]) : new Uint32Array();
  }

  #first(prefix: string): number {
    let low = 0;
    let high = this.#words.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (this.#words[middle]! < prefix) low = middle + 1;
      else high = middle;
    }
    return low;
  }
}

export type Suggestions = {
  /** Questions to ask instead: what was typed with its last word finished, in the usual spelling. */
  words: string[];
  /** Whether headlines say each of them; else they may find nothing. */
  together: boolean;
  headlines: Headline[];
};

/** Headlines read for what is said together. */
const mostRead = 100;
const mostWords = 5;
const mostHeadlines = 3;

/**
 * What a reader may be about to ask, from what they have typed so far: what headlines say together with the earlier words comes first.
 * Nothing for less than two letters.
 */
export function suggest(
  typed: string,
  language: string,
  { vocabulary, headlines }: { vocabulary: Vocabulary; headlines: Headlines },
): Suggestions {
  const words = foldedWords(typed);
  const last = words.at(-1);
  // After a space, the last word is finished: its continuations are not meant.
  if (!last || typed.trim().length < 2 || /\s$/u.test(typed)) return { words: [], together: false, headlines: [] };
  // Of «Wi-F» only the F is unfinished.
  const before = typed.replace(/[\p{L}\p{N}\p{M}\u200B-\u200F]+[^\p{L}\p{N}]*$/u, '');
  const beginnings = forms(last).filter((form) => form.length > 1);
  const stem = forms(last).at(-1)!;
  const earlier = words.slice(0, -1).filter((word) => !isFunctionWord(word, language) && !isNewsWord(word, language));
  const said = headlines.besides(earlier.map((word) => forms(word).at(-1)!));
  const together = Array.from(said, ([word, { follows }]) => {
    const bare = forms(word).at(-1)!;
    const asSaid = word.startsWith(last);
    const known = asSaid || bare.startsWith(stem) ? (vocabulary.get(bare) ?? vocabulary.get(word)) : undefined;
    if (!known || earlier.includes(word)) return [];
    return { ...known, article: asSaid ? known.word !== word : stem !== last, rank: follows ? 2 : 1 };
  }).flat();
  const anywhere = beginnings.flatMap((form) =>
    vocabulary.startingWith(form, 3 * mostWords).map((known) => ({ ...known, article: form !== last, rank: 0 })),
  );
  const found = (together.length > 0 ? together : anywhere)
    .filter(({ word }) => !isFunctionWord(word, language) && !isCommonplace(word, language))
    .map(({ spelling, ...more }) => ({ ...more, text: more.article ? `ال${spelling}` : spelling }))
    .sort((one, other) => other.rank - one.rank || other.count - one.count);
  const headlined = headlines.find(
    [...earlier, last].map((word) => forms(word).at(-1)!),
    mostHeadlines,
  );
  // «والزيت», «بالزيت»: the letter stays before what the rest is finished to.
  if (found.length === 0 && /^[وفبك]ال./u.test(last)) {
    const rest = suggest(before + last.slice(1), language, { vocabulary, headlines });
    const texts = rest.words.map((text) => before + last[0]! + text.slice(before.length));
    return { ...rest, words: texts, headlines: headlined.length > 0 ? headlined : rest.headlines };
  }
  return {
    words: [...new Set(found.map(({ text }) => before + text))].slice(0, mostWords),
    together: together.length > 0,
    headlines: headlined,
  };
}

/** A word, and the word without its article. */
function forms(word: string): string[] {
  return word.length > 3 && word.startsWith('ال') ? [word, word.slice(2)] : [word];
}

function includes(ascending: Uint32Array, wanted: number): boolean {
  let low = 0;
  let high = ascending.length - 1;
  while (low <= high) {
    const middle = (low + high) >> 1;
    if (ascending[middle] === wanted) return true;
    if (ascending[middle]! < wanted) low = middle + 1;
    else high = middle - 1;
  }
  return false;
}
