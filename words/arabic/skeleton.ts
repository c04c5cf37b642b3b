const classes: Record<string, string> = { غ: 'ج', ق: 'ج', ك: 'ج', ط: 'ت', ص: 'س', ث: 'س', ض: 'د', ظ: 'ز', ذ: 'ز' };
const leastConsonants = 4;

/**
 * The consonants of a foreign name, for spellings that differ in vowels or in the letter for g: «شيكاغو», «شيكاجو»; undefined where too
 * few are left to mean one name. Begins with «x», which no Arabic key does.
 */
export function skeleton(word: string): string | undefined {
  const letters = word
    .replace(/[اويىءه]/gu, '')
    .replace(/[غقكطصثضظذ]/gu, (letter) => classes[letter] ?? letter)
    .replace(/(.)\1+/gu, '$1');
  return letters.length >= leastConsonants ? `x${letters}` : undefined;
}
