import { fold, foldedWords, stem, withoutArticle } from '#words/fold.ts';
import type { PreparedStory } from '../../database/prepared.ts';
import { plainText } from '#words/block-text.ts';

// PostgreSQL refuses a tsvector above 1 MB and a word above 2 KB: such a text stays readable, only its tail is not found.
const maxWords = 20_000;
const maxWordLength = 100;
const maxPositions = 32;

/** What search keeps of a story, folded here and not by PostgreSQL, whose Arabic is poor. */
export function searchColumns(story: PreparedStory): { foldedHeadline: string; foldedText: string; search: string } {
  const heading = [story.headline, story.tickerLine].filter(Boolean).join(' ');
  const text = [story.headline, story.tickerLine, story.deck, story.dateline, story.byline, plainText(story.body)]
    .filter(Boolean)
    .join('\n');
  return { foldedHeadline: fold(heading), foldedText: fold(text), search: tsvectorOf(text) };
}

/**
 * A tsvector literal: words without article at weight A, their light stems at weight D. Where both are one word it
 * stands once per position, at A: ask for a stem without a weight.
 */
export function tsvectorOf(text: string): string {
  const lexemes = new Map<string, string[]>();
  const note = (lexeme: string, position: string) => {
    const positions = lexemes.get(lexeme);
    if (!positions) lexemes.set(lexeme, [position]);
    else if (positions.length < maxPositions) positions.push(position);
  };
  for (const [index, word] of foldedWords(text).slice(0, maxWords).entries()) {
    if (word.length > maxWordLength) continue;
    const bare = withoutArticle(word);
    const cut = stem(word);
    // 16383 is the highest position that a tsvector knows.
    const position = Math.min(index + 1, 16_383);
    note(bare, `${position}A`);
    if (cut !== bare) note(cut, `${position}D`);
  }
  // Words are letters and digits only, so nothing needs escaping inside the quotes.
  return [...lexemes].map(([lexeme, positions]) => `'${lexeme}':${positions.join(',')}`).join(' ');
}
