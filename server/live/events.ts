import type { Story, StreamEvent } from '#contract/story.ts';
import type { Change } from '../store/publishing/changes.ts';

type Known = {
  /** The story as it is now. */
  story?: Story | null;
  /** The desk hides it from the ticker. */
  offTicker?: boolean;
  /** Why the desk withdrew it. */
  detail?: string | null;
  /** What the front hides. */
  hidden?: string[];
};

/** The event for a change; null when there is nothing left to announce. */
export function eventOf(
  { kind, seq, storyId }: Change,
  { story = null, offTicker = false, detail = null, hidden = [] }: Known = {},
): StreamEvent | null {
  if (kind === 'front' || kind === 'ticker') return { event: 'front', id: seq, about: kind, hidden };
  if (kind === 'killed' || kind === 'expired' || kind === 'moved' || kind === 'unlisted')
    // For readers the same as an expired one: off the lists, and its page stays.
    return {
      ...{ event: 'canceled', id: seq, storyId, reason: kind === 'unlisted' ? 'expired' : kind },
      ...(detail && { detail }),
    };
  if (kind === 'backfilled') return null;
  // Killed since: its own change follows.
  if (!story) return null;
  return { event: kind === 'published' ? 'item' : 'update', id: seq, story, ...(offTicker && { offTicker }) };
}

/**
 * Keeps the last change of each story, since earlier states are gone. A story that is new to the reader stays `published`
 * when it has been updated since.
 */
export function lastPerStory(changes: readonly Change[]): Change[] {
  const last = new Map<string, Change>();
  for (const change of changes) {
    const before = last.get(change.storyId);
    last.delete(change.storyId);
    last.set(
      change.storyId,
      (change.kind === 'updated' || change.kind === 'pictured') && before?.kind === 'published'
        ? { ...change, kind: 'published' }
        : change,
    );
  }
  return [...last.values()];
}
