import { fold } from '../fold.ts';
import type { StrongestKey } from './story-keys.ts';

/** What a story is compared by. */
export type Comparable = {
  id: string;
  headline: string;
  /** Milliseconds since 1970. */
  published: number;
  /** Its translation group, if any. */
  group: string | null;
  /** The uri of the event it reports on, if its sender names one. */
  event: string | null;
  /** Slugs. */
  subjects: readonly string[];
  /** Names of its people and places, as strong keys; both may be empty. */
  people: readonly string[];
  places: readonly string[];
  strongest: readonly StrongestKey[];
};

/** Why a story is shown as related. The first that is true: the same event, a shared subject, shared people or place, else its words. */
export type RelatedReason = 'event' | 'subject' | 'people' | 'place' | 'text';

export type Related = { id: string; score: number; reason: RelatedReason };

const day = 86_400_000;
/** Below, nothing is shown as related. */
const least = 0.2;
const sameEventScore = 0.45;
const sameEventDays = 14;
const perSubject = 0.08;
const mostSubjects = 2;
/** Of a year between two stories. */
const yearlyDecay = 0.8;
/** Shared weight above which two stories say the same. */
const twin = 0.85;
/** One shared word is chance, unless it is as good as the whole story. */
const leastShared = 2;

/**
 * How much of what a story says another one says too: 0 to 1. Weight of the keys they share, doubled where the key stands in both
 * headlines, divided by the most that the story's own keys could give.
 */
export function similarity(story: Comparable, other: Comparable): number {
  const theirs = new Map(other.strongest.map((each) => [each.key, each]));
  let shared = 0;
  let most = 0;
  let count = 0;
  for (const { key, weight, inHeadline } of story.strongest) {
    most += inHeadline ? 2 * weight : weight;
    const match = theirs.get(key);
    if (!match) continue;
    count += 1;
    shared += inHeadline && match.inHeadline ? 2 * weight : weight;
  }
  return count >= leastShared && most > 0 ? shared / most : 0;
}

/** Whether two stories report the same event: by its uri, or because each says most of what the other does, within two weeks. */
export function isSameEvent(one: Comparable, other: Comparable): boolean {
  if (one.event !== null && one.event === other.event) return true;
  if (Math.abs(one.published - other.published) > sameEventDays * day) return false;
  return Math.min(similarity(one, other), similarity(other, one)) >= sameEventScore;
}

function scoreOf(story: Comparable, other: Comparable): number {
  const years = Math.abs(story.published - other.published) / (365 * day);
  const subjects = Math.min(mostSubjects, story.subjects.filter((slug) => other.subjects.includes(slug)).length);
  const words = similarity(story, other);
  if (story.event !== null && story.event === other.event) return 1 + words;
  return (words + subjects * perSubject) * yearlyDecay ** years;
}

function reasonOf(story: Comparable, other: Comparable): RelatedReason {
  const shares = (one: readonly string[], another: readonly string[]): boolean =>
    one.some((each) => another.includes(each));
  if (isSameEvent(story, other)) return 'event';
  if (shares(story.subjects, other.subjects)) return 'subject';
  if (shares(story.people, other.people)) return 'people';
  if (shares(story.places, other.places)) return 'place';
  return 'text';
}

/**
 * The candidates that are related to a story, best first, at most `most`. Never the story, a translation of it, the same headline
 * again, or one that says the same as one before it.
 */
export function relatedTo(story: Comparable, candidates: Iterable<Comparable>, most: number): Related[] {
  const ranked = Array.from(candidates)
    .filter(({ id, group }) => id !== story.id && (group === null || group !== story.group))
    .map((other) => ({ other, score: scoreOf(story, other) }))
    .filter(({ score }) => score >= least)
    .sort((one, another) => another.score - one.score || another.other.published - one.other.published);
  const chosen: typeof ranked = [];
  const headlines = new Set([fold(story.headline)]);
  const groups = new Set<string>();
  for (const each of ranked) {
    if (chosen.length >= most) break;
    const { other } = each;
    const headline = fold(other.headline);
    if (headlines.has(headline) || (other.group !== null && groups.has(other.group))) continue;
    if (chosen.some((before) => Math.min(similarity(before.other, other), similarity(other, before.other)) >= twin))
      continue;
    headlines.add(headline);
    if (other.group !== null) groups.add(other.group);
    chosen.push(each);
  }
  return chosen.map(({ other, score }) => ({ id: other.id, score, reason: reasonOf(story, other) }));
}
