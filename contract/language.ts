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

export function isLanguage(value: unknown): value is Language {
  return languages.some((language) => language === value);
}
