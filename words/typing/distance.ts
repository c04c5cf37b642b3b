import { alphabet, codesOf, firstLetter, insertion, substitutionPrices, transposition } from './costs.ts';

/** Of words that are compared. */
export const longest = 40;

/** The weighted edit distance, transpositions included, between what was typed and words that are given letter by letter. */
export class Distance {
  readonly #typed: Uint8Array;
  readonly #highest: number;
  readonly #width: number;
  /** One row per letter of the word, one column per letter typed. */
  readonly #rows: Float64Array;
  /** Price of each typed letter as one too many. */
  readonly #extra: Float64Array;

  constructor(typed: string, highest: number) {
    this.#typed = codesOf(typed);
    this.#highest = highest;
    this.#width = typed.length + 1;
    this.#rows = new Float64Array((longest + 1) * this.#width);
    this.#extra = new Float64Array(this.#width);
    for (let at = 1; at < this.#width; at += 1) {
      this.#extra[at] = insertion(this.#typed[at - 1]!, this.#typed[at - 2] ?? 0) + (at === 1 ? firstLetter : 0);
      this.#rows[at] = this.#rows[at - 1]! + this.#extra[at]!;
    }
  }

  /** The distance to the word of the first `length` letters that were given. */
  at(length: number): number {
    return this.#rows[length * this.#width + this.#width - 1]!;
  }

  /**
   * Takes letter `depth` (from 1) of the word that begins at `start`; those before it stay as they were. False where no word with this
   * beginning can be near enough.
   */
  addLetter(word: Uint8Array, start: number, depth: number): boolean {
    const [rows, width, typed, extra] = [this.#rows, this.#width, this.#typed, this.#extra];
    const letter = word[start + depth - 1]!;
    const before = depth > 1 ? word[start + depth - 2]! : 0;
    const prices = letter * alphabet;
    const row = depth * width;
    const above = row - width;
    const first = depth === 1 ? firstLetter : 0;
    const added = insertion(letter, before) + first;
    let left = rows[above]! + added;
    rows[row] = left;
    let least = left;
    for (let at = 1; at < width; at += 1) {
      const asked = typed[at - 1]!;
      const diagonal = rows[above + at - 1]!;
      let cost = diagonal + substitutionPrices[prices + asked]!;
      if (at === 1 && letter !== asked) cost += first;
      const longer = rows[above + at]! + added;
      if (longer < cost) cost = longer;
      left += extra[at]!;
      if (left < cost) cost = left;
      if (depth > 1 && at > 1 && letter === typed[at - 2] && before === asked && letter !== asked) {
        const swapped = rows[above - width + at - 2]! + transposition;
        if (swapped < cost) cost = swapped;
      }
      rows[row + at] = cost;
      left = cost;
      if (cost < least) least = cost;
      // The next letter may be transposed with this one: only where it was typed here.
      if (letter === typed[at] && diagonal + transposition < least) least = diagonal + transposition;
    }
    return least <= this.#highest;
  }
}
