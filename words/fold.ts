/**
 * One spelling for search: what a reader types and what a text says are folded the same way, so that «الارهاب» finds
 * «الإرهاب». PostgreSQL's own Arabic configuration misses too much (وزير does not find الوزير).
 */
const letters: Record<string, string> = {
  أ: 'ا',
  إ: 'ا',
  آ: 'ا',
  ٱ: 'ا',
  ى: 'ي',
  ة: 'ه',
  // Cairo writes «شئون» where Damascus writes «شؤون».
  ؤ: 'ء',
  ئ: 'ء',
  ی: 'ي',
  ک: 'ك',
};
// Bidi controls, tashkeel and Quranic marks, tatweel: none of them is a letter.
const dropped =
  /[\u061C\u200B-\u200F\u202A-\u202E\u2066-\u2069\uFEFF\u0610-\u061A\u064B-\u065F\u0670\u06D6-\u06ED\u0640]/gu;

/** Letters that other languages add to the Arabic script, as Arabic newspapers write their sounds; ڨ is the Tunisian g of ڨفصة. */
const foreign: Record<string, string> = {
  ...Object.fromEntries(Array.from('ڤڥۋ', (letter) => [letter, 'ف'])),
  ...{ پ: 'ب', چ: 'ج', ژ: 'ج', گ: 'غ', ݣ: 'غ', ڭ: 'غ', ڨ: 'ق', ٹ: 'ت', ڈ: 'د', ڑ: 'ر', ڕ: 'ر', ں: 'ن', ڵ: 'ل' },
  ...{ ہ: 'ه', ھ: 'ه', ە: 'ه', ۀ: 'ه', ۂ: 'ه', ۃ: 'ه', ے: 'ي', ې: 'ي', ێ: 'ي', ۆ: 'و', ۇ: 'و', ۈ: 'و', ڪ: 'ك' },
};
const foreignLetter = new RegExp(`[${Object.keys(foreign).join('')}]`, 'g');
/** Latin letters that no decomposition turns into plain ones. */
const latin: Record<string, string> = {
  ß: 'ss',
  æ: 'ae',
  œ: 'oe',
  ø: 'o',
  đ: 'd',
  ð: 'd',
  þ: 'th',
  ł: 'l',
  ħ: 'h',
  ı: 'i',
};

/**
 * One spelling of the same letters: hamza, final ya, ta marbuta, vowels, tatweel, digits, case. Slugs are made of it, so it must not
 * change; what search alone does on top is in `fold`.
 */
export function foldSpelling(text: string): string {
  return text
    .normalize('NFKC')
    .replace(dropped, '')
    .replace(/[أإآٱىةؤئیک]/g, (letter) => letters[letter] ?? letter)
    .replace(/[٠-٩]/g, (digit) => String(digit.charCodeAt(0) - 0x660))
    .replace(/[۰-۹]/g, (digit) => String(digit.charCodeAt(0) - 0x6f0))
    .toLowerCase();
}

/** `foldSpelling`, and foreign letters as Arabic ones (ڤيينا: فيينا), Latin ones without diacritics (Zürich: zurich). May be longer than its input (ß). */
export function fold(text: string): string {
  return foldSpelling(text)
    .replace(foreignLetter, (letter) => foreign[letter] ?? letter)
    .replace(/[\u00DF-\u024F\u1E00-\u1EFF]/g, (letter) => latin[letter] ?? letter.normalize('NFD')[0]!)
    .replace(/[\u0300-\u036F]/g, '');
}

const arabic = '\\p{Script=Arabic}';
const token = new RegExp(`[${arabic}\\p{M}]+|(?:(?!${arabic})[\\p{L}\\p{N}\\p{M}])+`, 'gu');
/** What is left of «الـ48» and «بالـBBC» before the number or the foreign word. */
const looseClitic = /^[وف]?(?:[بك]?ال|لل|[بلكوف])$/u;

/** The folded words of a text, in order, without punctuation. Arabic and other scripts are words of their own: «الـ48» is 48. */
export function foldedWords(text: string): string[] {
  return (fold(text).match(/[\p{L}\p{N}\p{M}]+/gu) ?? []).flatMap((run) => {
    const parts = run.match(token) ?? [];
    return parts.length < 2 ? parts : parts.filter((part, at) => at === parts.length - 1 || !looseClitic.test(part));
  });
}
