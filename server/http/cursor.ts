import { storyIdPattern } from '#contract/limits.ts';
import type { Story } from '#contract/story.ts';
import type { Place } from '../store/reading/stories.ts';
import { problemOf } from './problem.ts';

const written = new RegExp(`^([0-9a-z]{1,9})\\.(${storyIdPattern})$`);

/** Where a page ended, as readers of the API hand it back: opaque to them. */
export function cursorAfter(last: Pick<Story, 'published' | 'id'>): string {
  return Buffer.from(`${Date.parse(last.published).toString(36)}.${last.id}`).toString('base64url');
}

export function placeOf(cursor: string): Place {
  const [, moment, id] = written.exec(Buffer.from(cursor, 'base64url').toString('latin1')) ?? [];
  if (!moment || !id) throw problemOf('bad-cursor');
  const published = new Date(Number.parseInt(moment, 36));
  // Only what we would have written ourselves.
  if (Number.isNaN(published.getTime()) || cursorAfter({ published: published.toISOString(), id }) !== cursor)
    throw problemOf('bad-cursor');
  return { published, id };
}
