import { storyIdPattern } from '#contract/limits.ts';
import type { Story } from '#contract/story.ts';
import type { Place } from '../store/reading/stories.ts';
import { problemOf } from './problem.ts';

const cursorPattern = new RegExp(`^([0-9a-z]{1,9})\\.(${storyIdPattern})$`);

/** The opaque cursor for the page after a story. */
export function cursorAfter(last: Pick<Story, 'published' | 'id'>): string {
  return Buffer.from(`${Date.parse(last.published).toString(36)}.${last.id}`).toString('base64url');
}

/** The place that a cursor stands for; throws `bad-cursor` for anything that `cursorAfter` did not write. */
export function placeOf(cursor: string): Place {
  const [, moment, id] = cursorPattern.exec(Buffer.from(cursor, 'base64url').toString('latin1')) ?? [];
  if (!moment || !id) throw problemOf('bad-cursor');
  const published = new Date(Number.parseInt(moment, 36));
  if (Number.isNaN(published.getTime()) || cursorAfter({ published: published.toISOString(), id }) !== cursor)
    throw problemOf('bad-cursor');
  return { published, id };
}
