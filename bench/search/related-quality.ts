import { loadKeys } from '#words/keys.ts';
import { type Comparable, isSameEvent, relatedTo } from '#words/related/related.ts';
import { keyCounts, rarity, strongestKeys } from '#words/related/story-keys.ts';
import { type JudgedStory, judgedStories } from '#words/testing/events/judged-stories.ts';
import { stemBefore, wordsBefore } from './before.ts';

export type Quality = {
  rule: string;
  shown: number;
  /** Share of what is shown that is of the story's event. */
  precision: number;
  /** Share of the stories of an event that are shown at least one of their event. */
  served: number;
};

const most = 4;

/** The judged stories with their keys, compared among themselves. */
export async function comparables(stories: readonly JudgedStory[] = judgedStories): Promise<Comparable[]> {
  const keysOf = await loadKeys('ar');
  const counted = stories.map((story) => keyCounts({ ...story, language: 'ar' }, keysOf));
  const frequency = new Map<string, number>();
  for (const keys of counted) for (const { key } of keys) frequency.set(key, (frequency.get(key) ?? 0) + 1);
  return stories.map(({ id, headline, published }, at) => ({
    ...{ id, headline, published, group: null, event: null, subjects: [], people: [], places: [] },
    strongest: strongestKeys(counted[at]!, (key) => rarity(frequency.get(key) ?? 0, stories.length)),
  }));
}

/** Precision of the new rule, and of the rule that the server had before. */
export async function relatedQuality(): Promise<Quality[]> {
  const all = await comparables();
  return [
    measured('before: section and headline stems', (story) => relatedBefore(story)),
    measured('strongest keys', (story) => {
      const own = all.find(({ id }) => id === story.id)!;
      return relatedTo(own, all, most).map(({ id }) => id);
    }),
  ];
}

function measured(rule: string, shownFor: (story: JudgedStory) => string[]): Quality {
  const eventOf = new Map(judgedStories.map(({ id, event }) => [id, event]));
  let [shown, good, served] = [0, 0, 0];
  const inEvents = judgedStories.filter(({ id }) => !id.startsWith('single'));
  for (const story of judgedStories) {
    const ids = shownFor(story);
    const hits = ids.filter((id) => eventOf.get(id) === story.event).length;
    shown += ids.length;
    good += hits;
    if (hits > 0) served += 1;
  }
  return { rule, shown, precision: good / Math.max(1, shown), served: served / inEvents.length };
}

const newestFirst = judgedStories
  .toSorted((one, other) => other.published - one.published)
  .map((story) => ({
    story,
    words: new Set(wordsBefore(`${story.headline} ${story.text}`).flatMap((word) => [word, stemBefore(word)])),
  }));

/** Two shared stems of long words in the headline, else the section; newer before older. */
function relatedBefore(story: JudgedStory): string[] {
  const long = wordsBefore(story.headline).filter((word) => word.length >= 4);
  const stems = [...new Set(long.map(stemBefore))].slice(0, 12);
  return newestFirst
    .map(({ story: { id, section }, words }, age) => {
      const same = stems.filter((each) => words.has(each)).length;
      const points = (same >= 2 ? same * 2 : 0) + (section === story.section ? 1 : 0);
      return { id, points, rank: points - age / judgedStories.length };
    })
    .filter(({ id, points }) => id !== story.id && points > 0)
    .toSorted((one, other) => other.rank - one.rank)
    .slice(0, most)
    .map(({ id }) => id);
}

/** Share of pairs called one event that are, and of pairs of one event that are called so. */
export async function sameEventQuality(): Promise<{ precision: number; recall: number }> {
  const all = await comparables();
  let [called, right, pairs] = [0, 0, 0];
  for (const [at, one] of all.entries())
    for (const [next, other] of all.entries()) {
      if (next <= at) continue;
      const truth = judgedStories[at]!.event === judgedStories[next]!.event;
      if (truth) pairs += 1;
      if (!isSameEvent(one, other)) continue;
      called += 1;
      if (truth) right += 1;
    }
  return { precision: right / Math.max(1, called), recall: right / pairs };
}
