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

/** Folds one character (or a longer text): same letters, digits in ASCII, lower case. Never longer than its input's NFKC form. */
export function fold(text: string): string {
  return text
    .normalize('NFKC')
    .replace(dropped, '')
    .replace(/[أإآٱىةؤئیک]/g, (letter) => letters[letter] ?? letter)
    .replace(/[٠-٩]/g, (digit) => String(digit.charCodeAt(0) - 0x660))
    .replace(/[۰-۹]/g, (digit) => String(digit.charCodeAt(0) - 0x6f0))
    .toLowerCase();
}

/** The folded words of a text, in order, without punctuation. */
export function foldedWords(text: string): string[] {
  return fold(text).match(/[\p{L}\p{N}]+/gu) ?? [];
}

// Proclitics that a copy editor writes joined: و ف ب ك ل and the article.
const proclitics = /^(?:[وف]?(?:[بك]?ال|لل)|[وف])(?=\p{L}{3})/u;

/**
 * A folded word without conjunction, preposition and article: «والمدينة» → «مدينه». Until nothing is left to take, so that
 * a first letter that only looks like one is taken from every spelling alike: «وزير» and «الوزير» meet.
 */
export function withoutArticle(word: string): string {
  const bare = word.replace(proclitics, '');
  return bare === word ? word : withoutArticle(bare);
}

const suffixes = /(?:يات|ات|ون|ين|ان|يه|ها|هم|نا|وا|ي|ه)$/u;

/** A light stem: article and one inflection off, never shorter than three letters: «الإرهابي» → «ارهاب». */
export function stem(word: string): string {
  const bare = withoutArticle(word);
  const cut = bare.replace(suffixes, '');
  return cut.length >= 3 ? cut : bare;
}
