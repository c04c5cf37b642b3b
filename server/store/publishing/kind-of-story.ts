import { plainText } from '#words/block-text.ts';
import type { Story } from '#contract/story.ts';
import type { PreparedStory } from '../database/prepared.ts';

/** Fewer characters beside a film or pictures are a caption more than a text. */
const fewWords = 140;

/** Kind of a story that is no text: by its body, or by the type of the item where it has none. */
export function kindOfStory(
  { body, picture }: Pick<PreparedStory, 'body' | 'picture'>,
  type: unknown,
): NonNullable<Story['kind']> | null {
  if (body.length === 0) return picture && (type === 'picture' || type === 'graphic') ? 'pictures' : 'flash';
  const shown = body.find(
    ({ type: each }) => each === 'film' || each === 'sound' || each === 'gallery' || each === 'player',
  );
  if (!shown) return null;
  const words = plainText(body.filter((block) => block !== shown));
  if (words.length > fewWords && type !== 'video' && type !== 'audio') return null;
  if (shown.type === 'gallery') return 'pictures';
  if (shown.type === 'player') return shown.media === 'graphic' ? null : shown.media === 'video' ? 'film' : 'sound';
  return shown.type === 'film' ? 'film' : 'sound';
}
