import { fold } from '#words/fold.ts';
import { loadLexicon } from '#words/arabic/lexicon.ts';
import { parseQuery } from '#words/query.ts';
import { judgedStories } from '#words/testing/events/judged-stories.ts';
import { englishVocabulary, englishTypingErrors, typingErrors } from '#words/testing/typing-errors.ts';
import { tokensOf } from '#words/tokens.ts';
import { didYouMean } from '#words/typing/did-you-mean.ts';
import { Vocabulary, type VocabularyWord } from '#words/typing/vocabulary.ts';

export type TypingQuality = {
  language: string;
  errors: number;
  /** Words the right one is chosen from. */
  vocabulary: number;
  first: number;
  withinThree: number;
  /** Right words that were questioned, of all words of the vocabulary. */
  questioned: number;
};

/** The words of the judged stories with their counts, and all words of the tables as rarer ones: more to be mistaken for. */
export function arabicVocabulary(): Vocabulary {
  const words = new Map<string, VocabularyWord>();
  for (const { headline, text } of judgedStories)
    for (const { written, folded } of tokensOf(`${headline} ${text}`)) {
      const known = words.get(folded);
      if (known) known.count += 1;
      else words.set(folded, { word: folded, spelling: written, count: 1 });
    }
  for (const word of loadLexicon().known)
    if (word.length > 2 && !words.has(word)) words.set(word, { word, spelling: word, count: 1 });
  return new Vocabulary(words.values());
}

export function typingQuality(): TypingQuality[] {
  return [
    measured('ar', typingErrors, arabicVocabulary()),
    measured(
      'en',
      englishTypingErrors,
      new Vocabulary(englishVocabulary.map((word) => ({ word: fold(word), spelling: word, count: 3 }))),
    ),
  ];
}

function measured(language: string, errors: typeof typingErrors, vocabulary: Vocabulary): TypingQuality {
  let [first, withinThree] = [0, 0];
  for (const { typed, meant } of errors) {
    const place = suggested(typed, language, vocabulary).indexOf(fold(meant));
    if (place === 0) first += 1;
    if (place >= 0) withinThree += 1;
  }
  const right = errors.map(({ meant }) => meant).filter((word) => vocabulary.get(fold(word)));
  const questioned = right.filter((word) => suggested(word, language, vocabulary).length > 0).length;
  return {
    language,
    errors: errors.length,
    vocabulary: vocabulary.size,
    first: first / errors.length,
    withinThree: withinThree / errors.length,
    questioned,
  };
}

export function suggested(typed: string, language: string, vocabulary: Vocabulary): string[] {
  return didYouMean({ typed, terms: parseQuery(typed, language).terms, vocabulary }).map(({ text }) => fold(text));
}
