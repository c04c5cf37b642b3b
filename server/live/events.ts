import type { StreamEvent } from '#contract/story.ts';
import type { Story } from '#contract/story.ts';
import type { Change } from '../store/publishing/changes.ts';

/** What a change means to readers, told with the story as it is now; null when there is nothing (any more) to tell. */
export function eventOf({ kind, seq, storyId }: Change, story: Story | null): StreamEvent | null {
  if (kind === 'killed' || kind === 'expired' || kind === 'moved')
    return { event: 'canceled', id: seq, storyId, reason: kind };
  // Killed since: its own change follows.
  if (!story) return null;
  return { event: kind === 'published' ? 'item' : 'update', id: seq, story };
}

/**
 * Of several changes to one story only the last is told, since earlier states are gone; a story that is new to the
 * reader stays new when it has been changed since.
 */
export function lastPerStory(changes: readonly Change[]): Change[] {
  const last = new Map<string, Change>();
  for (const change of changes) {
    const before = last.get(change.storyId);
    last.delete(change.storyId);
    last.set(
      change.storyId,
      change.kind === 'updated' && before?.kind === 'published' ? { ...change, kind: 'published' } : change,
    );
  }
  return [...last.values()];
}

/** An event as it stands on the line (server-sent events). */
export function line(event: StreamEvent): string {
  return `id: ${event.id}\nevent: ${event.event}\ndata: ${JSON.stringify(event)}\n\n`;
}
