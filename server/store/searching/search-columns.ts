import type { Language } from '#contract/language.ts';
import { type StoryKind, storyKinds } from '#contract/limits.ts';
import type { Block } from '#contract/text.ts';
import { plainText } from '#words/block-text.ts';
import { type KeysOf, keysVersion, loadKeys } from '#words/keys.ts';
import { tokensOf } from '#words/tokens.ts';
import type { PreparedStory } from '../database/prepared.ts';
import { authorLexeme, kindLexeme, quotedLexeme, weakLexeme } from './lexemes.ts';

type Searched = Pick<
  PreparedStory,
  'headline' | 'tickerLine' | 'deck' | 'dateline' | 'byline' | 'authors' | 'picture' | 'body'
>;

// PostgreSQL refuses a tsvector above 1 MB and a word above 2 KB: such a text stays readable, only its tail is not found.
const maxWords = 20_000;
const maxWordLength = 100;
const maxPositions = 64;
const maxBytes = 900_000;
const lastPosition = 16_383;
/** Between two texts, so that no phrase runs from one into the next. */
const gap = 5;

/** What search stores of a story. Its words are folded here and not by PostgreSQL, whose Arabic is poor. */
export async function searchColumns(
  story: Searched,
  language: Language,
): Promise<{ search: string; keysVersion: number }> {
  return { search: tsvectorOf(story, await loadKeys(language)), keysVersion };
}

/** Text of a story beside headline, ticker line and deck. */
const restOf = ({ dateline, byline, body }: Searched): string =>
  [dateline, byline, plainText(body)].filter(Boolean).join('\n');

/** A tsvector literal: keys with their places, headline and ticker line at weight A, the deck at B; weak keys and filters as `lexemes.ts` writes them. */
export function tsvectorOf(story: Searched, keysOf: KeysOf): string {
  const lexemes = new Map<string, string[]>();
  let bytes = 0;
  const note = (lexeme: string, position?: string): void => {
    const positions = lexemes.get(lexeme);
    if (positions) {
      if (position && positions.length < maxPositions) positions.push(position);
    } else if (bytes < maxBytes) {
      bytes += Buffer.byteLength(lexeme) + 2 * maxPositions;
      lexemes.set(lexeme, position ? [position] : []);
    }
  };
  let [place, words] = [0, 0];
  const index = (text: string, weight: string): void => {
    for (const { written, folded } of tokensOf(text)) {
      place = Math.min(place + 1, lastPosition);
      if (folded.length > maxWordLength || (words += 1) > maxWords) continue;
      const { strong, weak } = keysOf(written);
      if (!strong) continue;
      note(strong, place + weight);
      for (const key of weak) note(weakLexeme(key), place + weight);
    }
    place = Math.min(place + gap, lastPosition);
  };
  for (const { slug } of story.authors ?? []) note(authorLexeme(slug));
  for (const kind of kindsOf(story)) note(kindLexeme(kind));
  index(story.headline, 'A');
  index(story.tickerLine ?? '', 'A');
  index(story.deck ?? '', 'B');
  index(restOf(story), '');
  return [...lexemes]
    .map(([lexeme, positions]) => quotedLexeme(lexeme) + (positions.length > 0 ? `:${positions.join(',')}` : ''))
    .join(' ');
}

const playable = new Set<Block['type']>(['film', 'sound', 'player', 'embed']);

function kindsOf({ body, picture }: Searched): StoryKind[] {
  const pictures = body.filter(({ type }) => type === 'picture').length + (picture ? 1 : 0);
  const has: Record<StoryKind, boolean> = {
    flash: body.length === 0,
    pictures: pictures > 1 || body.some(({ type }) => type === 'gallery'),
    media: body.some(({ type }) => playable.has(type)),
  };
  return storyKinds.filter((kind) => has[kind]);
}
