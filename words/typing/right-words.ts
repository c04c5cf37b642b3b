import { isFunctionWord, isNewsWord } from '../function-words.ts';
import type { Keys } from '../keys.ts';

/** Whether a word is right although perhaps no story says it: it is not questioned. Takes what its keys are, too. */
type IsRightWord = (folded: string, keys: Keys) => boolean;

/** By the tables of a language, where it has any: «لبنان» is no misspelt «بيان» in an archive that never named Lebanon. */
export async function loadRightWords(language: string): Promise<IsRightWord> {
  const known = language === 'ar' ? (await import('../arabic/lexicon.ts')).loadLexicon().known : new Set<string>();
  return (folded, { strong }) => known.has(strong) || isFunctionWord(folded, language) || isNewsWord(folded, language);
}
