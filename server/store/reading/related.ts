import { foldedWords, stem } from '#words/fold.ts';
import type { Article, RelatedStory } from '#contract/story.ts';
import type { Database } from '../database/database.ts';
import { considered, factsOf, hasWord, type StoryFacts } from './related-facts.ts';
import type { ReadContext } from '../database/rows.ts';
import { cardsById } from './stories.ts';

const maxRelated = 4;
const shortestWord = 4;
// One shared word is chance; this many shared stems of the headline count as related text.
const leastSharedWords = 2;

type About = {
  story: Article;
  group: string | null;
  /** Position of the changes when the story was read. */
  position: number;
  /** Ids of the stories that the editor chose, which are shown anyway. */
  except: readonly string[];
};

/**
 * Related stories among the newest: ranked by shared subjects, then by words of the headline, then by section; newer first.
 * Never the story itself, its translations, or stories that lists do not show.
 */
export async function relatedStories(db: Database, about: About, context: ReadContext): Promise<RelatedStory[]> {
  const { story, group, position, except } = about;
  const excluded = new Set([story.id, ...except]);
  const subjects = new Set(story.subjects.map(({ slug }) => slug));
  const words = headlineStems(story.headline);
  const ranked = (await factsOf(db, story.language, position))
    .map((facts, age) => ({
      facts,
      age,
      ...sharedBy(facts, { section: story.section?.slug ?? null, subjects, words }),
    }))
    .filter(({ facts, reason }) => reason && !excluded.has(facts.id) && (group === null || facts.group !== group))
    .toSorted((one, other) => other.score - other.age / considered - (one.score - one.age / considered))
    .slice(0, maxRelated);
  // The cached facts only rank; the cards are read now.
  const ids = ranked.map(({ facts }) => facts.id);
  const cards = new Map((await cardsById(db, ids, context)).map((card) => [card.id, card]));
  return ranked.flatMap(({ facts, reason }) => {
    const card = cards.get(facts.id);
    return card && reason ? [{ story: card, reason }] : [];
  });
}

type Shared = { reason: RelatedStory['reason'] | null; score: number };

function sharedBy(
  facts: StoryFacts,
  { section, subjects, words }: { section: string | null; subjects: ReadonlySet<string>; words: readonly string[] },
): Shared {
  const shared = facts.subjects.filter((slug) => subjects.has(slug)).length;
  const same = words.filter((word) => hasWord(facts, word)).length;
  const alike = same >= leastSharedWords;
  const sameSection = section !== null && facts.section === section;
  return {
    reason: shared > 0 ? 'subject' : alike ? 'text' : sameSection ? 'section' : null,
    score: shared * 6 + (alike ? same * 2 : 0) + (sameSection ? 1 : 0),
  };
}

/** Stems of the longer words of a headline, at most twelve. */
function headlineStems(headline: string): string[] {
  const stems = foldedWords(headline)
    .filter((word) => word.length >= shortestWord)
    .map(stem);
  return [...new Set(stems)].slice(0, 12);
}
