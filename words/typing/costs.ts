/** Prices of typing errors: 1 is any letter for any other. Letters are folded ones. */

const confusable: [letters: string, cost: number][] = [
  ['ضظ', 0.35],
  ['دذ', 0.4],
  ['تط', 0.4],
  ['سص', 0.4],
  ['قك', 0.5],
  ['ثس', 0.5],
  ['زذ', 0.45],
  ['ظز', 0.5],
  ['ضد', 0.5],
  ['جغ', 0.5],
  ['قغ', 0.5],
  ['حه', 0.65],
  ['عغ', 0.5],
  ['صض', 0.5],
  ['طظ', 0.5],
  ['رز', 0.45],
  ['سش', 0.4],
  ['فق', 0.45],
  ['جحخ', 0.5],
  ['بتثني', 0.6],
  ['اعء', 0.5],
  ['اهي', 0.5],
  ['وي', 0.6],
  ['ءوي', 0.4],
  ['تث', 0.5],
  ['هت', 0.5],
  ['ck', 0.4],
  ['sc', 0.5],
  ['sz', 0.4],
  ['iy', 0.4],
  ['ei', 0.5],
  ['ea', 0.5],
  ['ao', 0.6],
  ['ou', 0.5],
  ['mn', 0.6],
  ['fv', 0.5],
  ['pb', 0.6],
  ['td', 0.6],
];

// Rows of the Arabic 101 layout and of QWERTY; each row is shifted by half a key.
const layouts = [
  ['ضصثقفغعهخحجد', 'شسيبلاتنمكط', 'ءرويةىوزظ'],
  ['qwertyuiop', 'asdfghjkl', 'zxcvbnm'],
];
const neighbour = 0.5;

const substitutions = new Map<string, number>();
const price = (one: string, other: string, cost: number): void => {
  for (const pair of [one + other, other + one]) {
    if (one !== other) substitutions.set(pair, Math.min(cost, substitutions.get(pair) ?? 1));
  }
};
for (const rows of layouts)
  for (const [y, row] of rows.entries())
    for (const [x, key] of Array.from(row).entries())
      for (const other of [rows[y]?.[x + 1], rows[y + 1]?.[x], rows[y + 1]?.[x - 1]])
        if (other) price(key, other, neighbour);
// The bottom row of Arabic has لا on one key: its real neighbours.
for (const pair of ['ئء', 'ءؤ', 'ؤر', 'رل', 'لى', 'ىه', 'هو', 'وز', 'زظ', 'سء', 'شء', 'يء', 'ير', 'بر'])
  price(pair[0]!, pair[1]!, neighbour);
for (const [letters, cost] of confusable)
  for (const one of letters) for (const other of letters) price(one, other, cost);

const letters = Array.from(
  new Set('ءابتثجحخدذرزسشصضطظعغفقكلمنهوي0123456789abcdefghijklmnopqrstuvwxyz' + [...substitutions.keys()].join('')),
);
const codes = new Map(letters.map((letter, at) => [letter, at + 1]));
/** All other letters are one: words with them are rarely asked for. */
const other = letters.length + 1;
/** Of a row of `substitutions`. */
export const alphabet = other + 1;

/** A word as numbers of its letters, which the two tables of prices are asked with. */
export function codesOf(word: string): Uint8Array {
  const result = new Uint8Array(word.length);
  for (let at = 0; at < word.length; at += 1) result[at] = codes.get(word[at]!) ?? other;
  return result;
}

/** Price of one letter for another: at `one * alphabet + another`. */
export const substitutionPrices = new Float64Array(alphabet * alphabet).fill(1);
for (let code = 0; code < alphabet; code += 1) substitutionPrices[code * alphabet + code] = 0;
for (const [pair, cost] of substitutions)
  substitutionPrices[codes.get(pair[0]!)! * alphabet + codes.get(pair[1]!)!] = cost;

const insertionPrices = new Float64Array(alphabet).fill(0.9);
for (const [light, cost] of [
  ...Array.from('اويء', (letter): [string, number] => [letter, 0.55]),
  ['ه', 0.6],
  ['ل', 0.8],
  ...Array.from('aeiouhy', (letter): [string, number] => [letter, 0.6]),
] as [string, number][])
  insertionPrices[codes.get(light)!] = cost;
const doubled = 0.4;

/** A letter too many or too few, behind another: a doubled letter is cheap, and so is a long vowel. */
export function insertion(letter: number, before: number): number {
  return letter === before ? doubled : insertionPrices[letter]!;
}

export const transposition = 0.55;
/** Hardly anybody misses the first letter. */
export const firstLetter = 0.3;
