import type { StreamEvent } from '#contract/story.ts';

const known = new Set(['item', 'update', 'canceled', 'front', 'reset']);

/** Null for an event that this version of the app does not know. */
export function eventOf({ id, name, data }: { id: string; name: string; data: string }): StreamEvent | null {
  if (!known.has(name)) return null;
  try {
    return { ...(JSON.parse(data || '{}') as object), event: name, id: Number(id) } as StreamEvent;
  } catch {
    // Thrown, it would close the connection, and return with the next one.
    return null;
  }
}
