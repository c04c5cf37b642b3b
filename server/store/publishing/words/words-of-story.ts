import { createHash } from 'node:crypto';
import type { Article } from '#contract/story.ts';
import { plainText } from '#words/block-text.ts';
import { fold } from '#words/fold.ts';
import type { PreparedStory } from '../../database/prepared.ts';

type Words = Pick<PreparedStory, 'headline' | 'kicker' | 'tickerLine' | 'deck' | 'dateline' | 'byline' | 'body'>;

/** Whether two stories read the same, letter for letter. */
export const readsTheSame = (one: Words, other: Words): boolean => wordsOf(one) === wordsOf(other);

const wordsOf = ({ headline, kicker, tickerLine, deck, dateline, byline, body }: Words): string =>
  JSON.stringify([headline, kicker, tickerLine, deck, dateline, byline, plainText(body)]);

/** When the public text last changed: now, or at the last change before. */
export function changedAt(before: Article | null, story: PreparedStory, since: Date): Date | null {
  if (!before) return since;
  const corrected = story.correction !== null && before.corrections.every(({ text }) => text !== story.correction);
  if (corrected || !readsTheSame(before, story)) return since;
  return before.updated === null ? null : new Date(before.updated);
}

/** Same for stories of the same headline and text, however their letters are written. */
export function fingerprintOf({ headline, body }: Pick<PreparedStory, 'headline' | 'body'>): string {
  const words = [headline, plainText(body)].map((text) => fold(text).replace(/\s+/gu, ' ').trim());
  return createHash('sha256').update(words.join('\n')).digest('hex').slice(0, 32);
}
