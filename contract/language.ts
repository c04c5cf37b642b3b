/** The languages that the reader has a catalogue for. A newsroom chooses among them in its newsroom file. */
export const languages = ['ar', 'en'] as const;
export type Language = (typeof languages)[number];
export type Direction = 'rtl' | 'ltr';

/** Each language named in itself, as the language switch shows it. */
export const languageNames: Record<Language, string> = { ar: 'العربية', en: 'English' };

const rightToLeft = new Set(['ar', 'fa', 'he', 'ur', 'ckb', 'ps', 'ug']);

/** The direction of a BCP 47 tag; any tag, so that foreign runs can be set as well. */
export function directionOf(tag: string): Direction {
  return rightToLeft.has(tag.split('-')[0]!.toLowerCase()) ? 'rtl' : 'ltr';
}

// U+0640, the tatweel, belongs to no script.
const lettersFromRight = /[\u0640\p{Script=Arabic}\p{Script=Hebrew}\p{Script=Syriac}\p{Script=Thaana}\p{Script=Nko}]/u;
const lettersFromLeft =
  /(?![\u0640\p{Script=Arabic}\p{Script=Hebrew}\p{Script=Syriac}\p{Script=Thaana}\p{Script=Nko}])\p{L}/u;

/**
 * The direction of a text: the page's wherever it has a letter of the page's side, so that «Wi-Fi في كل حافلة» reads as
 * Arabic although it begins with a Latin name (dir="auto" would turn it round); the other only when it has none.
 */
export function textDirection(text: string, language: Language): Direction {
  const own = directionOf(language);
  const [ownLetters, otherLetters] =
    own === 'rtl' ? [lettersFromRight, lettersFromLeft] : [lettersFromLeft, lettersFromRight];
  if (ownLetters.test(text) || !otherLetters.test(text)) return own;
  return own === 'rtl' ? 'ltr' : 'rtl';
}

export function isLanguage(value: unknown): value is Language {
  return languages.some((language) => language === value);
}
