import type { Language } from '#contract/language.ts';
import type { Story } from '#contract/story.ts';
import type { TickerPlan } from '#contract/ticker-curation.ts';
import type { Database } from '../../database/database.ts';
import type { ReadContext } from '../../database/rows.ts';
import { breakingByHand } from '../breaking-by-hand.ts';
import { placeableStories } from '../front/placeable-stories.ts';
import { newestStories } from '../stories.ts';

const tickerAge = 48 * 3_600_000;
const maxLines = 20;
const minLines = 5;

export type Ticker = {
  stories: Story[];
  /** Of those stories, in their order. */
  pinned: string[];
  /** What would be here if the desk did not hide it; each with its id in the plan, which is another where it has moved since. */
  hidden: { id: string; story: Story }[];
};

/**
 * Lines of the ticker: breaking first, then what the desk pins, in its order, then the newest of 48 hours; at most 20, and at least five while
 * there are stories.
 */
export async function arrangeTicker(
  db: Database,
  language: Language,
  plan: TickerPlan | null,
  context: ReadContext,
): Promise<Ticker> {
  const pins = (plan?.pinned ?? []).filter(({ until }) => until === null || Date.parse(until) > context.now.getTime());
  const hides = plan?.hidden ?? [];
  const [newest, marked, named] = await Promise.all([
    newestStories(db, language, maxLines + hides.length, context),
    breakingByHand(db, language, context),
    placeableStories(db, language, [...pins.map(({ id }) => id), ...hides], context),
  ]);
  const hidden = new Map(hides.map((id) => [named.get(id)?.id ?? id, id]));
  const since = new Date(context.now.getTime() - tickerAge).toISOString();
  const shown = newest.filter(({ id }) => !hidden.has(id));
  const recent = shown.filter(({ published }, index) => index < minLines || published >= since);
  const pinned = pins.flatMap(({ id }) => named.get(id) ?? []).filter(({ id }) => !hidden.has(id));
  const every = distinct([...marked.filter(({ id }) => !hidden.has(id)), ...pinned, ...recent]);
  const isBreaking = ({ breakingUntil }: Story) => breakingUntil !== null;
  const breaking = every.filter(isBreaking).toSorted((one, other) => (one.published < other.published ? 1 : -1));
  const stories = distinct([...breaking, ...pinned, ...recent]).slice(0, maxLines);
  return {
    stories,
    pinned: pinned.map(({ id }) => id).filter((id) => stories.some((story) => story.id === id)),
    hidden: newest
      .filter(({ id, published }) => hidden.has(id) && published >= since)
      .map((story) => ({ id: hidden.get(story.id)!, story })),
  };
}

const distinct = (stories: readonly Story[]): Story[] => [
  ...new Map(stories.map((story) => [story.id, story])).values(),
];
