import type { Language } from '#contract/language.ts';
import type { Article, ArticleAnswer, Story } from '#contract/story.ts';
import { isSameEvent, relatedTo } from '#words/related/related.ts';
import type { Database } from '../database/database.ts';
import { type ReadContext, cardOf } from '../database/rows.ts';
import { type Comparables, comparablesOf } from './comparables.ts';
import { cardsById, storiesPage } from './stories.ts';

const mostRelated = 4;
const mostInSection = 4;
/** A chronology has at least three stories, this one included. */
const shortestChronology = 3;
const longestChronology = 8;

type About = {
  story: Article;
  /** What it is compared with; null without a public story. */
  compared: Comparables | null;
  group: string | null;
  /** Ids of the stories that the editor chose, which are shown anyway. */
  seeAlso: readonly string[];
};

type Around = Pick<ArticleAnswer, 'related' | 'chronology' | 'inSection' | 'next'>;

/** What is shown around an article: stories related to it, the chronology of its event, others of its section, the next to read. */
export async function storiesAround(
  db: Database,
  { story, compared, group, seeAlso }: About,
  context: ReadContext,
): Promise<Around> {
  const chosen = new Set([story.id, ...seeAlso]);
  const others = compared?.candidates.filter((other) => group === null || other.group !== group) ?? [];
  const sharing = others
    .filter((other) => compared && isSameEvent(compared.story, other))
    .sort((one, other) => other.published - one.published)
    .slice(0, longestChronology - 1)
    .map(({ id }) => id);
  const ofEvent = sharing.length + 1 >= shortestChronology ? sharing : [];
  // What the chronology lists is not listed again.
  const except = new Set([...chosen, ...ofEvent]);
  const ranked = compared
    ? relatedTo(
        compared.story,
        others.filter(({ id }) => !except.has(id)),
        mostRelated,
      )
    : [];
  const [cards, section] = await Promise.all([
    // What was compared only ranks; the cards are read now.
    cardsById(db, [...new Set([...ranked.map(({ id }) => id), ...ofEvent])], context),
    story.section
      ? storiesPage(db, story.language, { section: story.section.slug, limit: 12 }, context)
      : { stories: [] },
  ]);
  const byId = new Map(cards.map((card) => [card.id, card]));
  const related = ranked.flatMap(({ id, reason }) => {
    const card = byId.get(id);
    return card ? [{ story: card, reason }] : [];
  });
  const event = ofEvent.flatMap((id) => byId.get(id) ?? []);
  const shown = new Set([...chosen, ...ranked.map(({ id }) => id), ...ofEvent]);
  const rest = section.stories.filter(({ id }) => !shown.has(id));
  const chronology =
    event.length + 1 >= shortestChronology
      ? [...event, cardOf(story, context)].sort((one, other) => (one.published < other.published ? -1 : 1))
      : [];
  const newer = chronology.find(({ published }) => published > story.published);
  return {
    related,
    chronology,
    inSection: rest.slice(0, mostInSection),
    next: newer ?? rest.find(({ published, hasBody }) => hasBody && published <= story.published) ?? null,
  };
}

/** Listed stories of the same event, the newest first, of the same language and not translations of each other. */
export async function sameEvent(
  db: Database,
  { id, language }: { id: string; language: Language },
  most: number,
  context: ReadContext,
): Promise<Story[]> {
  const compared = await comparablesOf(db, language, id);
  if (!compared) return [];
  const { story, candidates } = compared;
  const related = relatedTo(story, candidates, candidates.length).filter(({ reason }) => reason === 'event');
  return cardsById(
    db,
    related.slice(0, most).map((each) => each.id),
    context,
  );
}
