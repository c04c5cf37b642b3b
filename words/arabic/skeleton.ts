const classes: Record<string, string> = { غ: 'ج', ق: 'ج', ك: 'ج', ط: 'ت', ص: 'س', ث: 'س', ض: 'د', ظ: 'ز', ذ: 'ز' };
const leastConsonants = 4;

/**
 * The consonants of a foreign name, for spellings that differ in vowels or in the letter for g: «شيكاغو», «شيكاجو»; undefined where too
 * few are left to mean one name.
 */
export function skeleton(word: string): string | undefined {
  const letters = classed(word.replace(/[اويىءه]/gu, ''));
  return letters.length >= leastConsonants ? letters : undefined;
}

/** Of a name with fewer consonants: only the vowels inside are dropped. «هيلاري», «هيلري». */
export function shape(word: string): string {
  return classed(word[0]! + word.slice(1, -1).replace(/[اويىء]/gu, '') + word.at(-1)!);
}

function classed(letters: string): string {
  return letters.replace(/[غقكطصثضظذ]/gu, (letter) => classes[letter] ?? letter).replace(/(.)\1+/gu, '$1');
}
