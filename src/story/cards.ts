import type { QueryClient } from '@tanstack/react-query';
import type { Language } from '#contract/language.ts';
import type { ArticleAnswer, Story } from '#contract/story.ts';
import { kindOf } from '../wire/keys.ts';

const isStory = (value: object): value is Story => 'headline' in value && 'revision' in value && 'hasBody' in value;

/** Every card in an answer. */
export function* storiesIn(value: unknown): Generator<Story> {
  if (typeof value !== 'object' || value === null) return;
  if (Array.isArray(value)) {
    for (const entry of value) yield* storiesIn(entry);
    return;
  }
  if (isStory(value)) yield value;
  else for (const entry of Object.values(value)) yield* storiesIn(entry);
}

/** The card of a story in any cached list, of the highest revision; from the ticker, whose lines have the fewest fields, only if it is in no other list or older there. */
export function cardOf(client: QueryClient, language: Language, id: string): Story | undefined {
  let [card, line]: (Story | undefined)[] = [];
  for (const query of client.getQueryCache().getAll()) {
    const kind = kindOf(query.queryKey);
    if (query.queryKey[1] !== language || kind === 'article' || kind === 'desk' || kind === 'preview') continue;
    for (const story of storiesIn(query.state.data)) {
      if (story.id !== id) continue;
      if (kind === 'ticker') line = story;
      else if (!card || story.revision > card.revision) card = story;
    }
  }
  return card && (!line || card.revision >= line.revision) ? card : line;
}

/** For `placeholderData`: an article made from its card, without a body. */
export function articleFromCard(client: QueryClient, language: Language, id: string): ArticleAnswer | undefined {
  const card = cardOf(client, language, id);
  if (!card) return undefined;
  return {
    article: {
      ...card,
      dateline: null,
      byline: null,
      authors: [],
      sources: [],
      subjects: [],
      body: [],
      corrections: [],
      copyright: null,
    },
    translations: [],
    seeAlso: [],
    related: [],
    chronology: [],
    inSection: [],
    next: null,
    position: 0,
  };
}
