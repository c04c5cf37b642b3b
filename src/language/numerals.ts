import type { Language } from '#contract/language.ts';
import type { Newsroom } from '#contract/newsroom.ts';

/** Unicode numbering systems that a language may use. */
type NumberingSystem = 'arab' | 'latn';

/** By language and the newsroom's `numerals`, which is a choice for Arabic only. */
export const numberingSystems: Record<Language, Record<Newsroom['numerals'], NumberingSystem>> = {
  ar: { arab: 'arab', latn: 'latn' },
  en: { arab: 'latn', latn: 'latn' },
};

/** Code point of each system's zero; its other digits follow. */
export const zeros: Record<NumberingSystem, number> = { arab: 0x660, latn: 0x30 };
