/**
 * Removes a story from any answer of the API: from lists of stories or of objects with a `story` (hits, related, see-also), and from
 * single fields such as `lead`, which become null. Returns the same object if the story is not in it.
 */
export function withoutStory<T>(data: T, id: string): T {
  return without(data, id) as T;
}

function without(data: unknown, id: string): unknown {
  if (Array.isArray(data)) {
    const rest = data.filter((entry) => !isStory(entry, id)).map((entry) => without(entry, id));
    return rest.length === data.length && rest.every((entry, index) => entry === data[index]) ? data : rest;
  }
  if (typeof data !== 'object' || data === null) return data;
  let copy: Record<string, unknown> | null = null;
  for (const [key, value] of Object.entries(data)) {
    // The page of the story itself is handled by `withdrawnKey`.
    const next = key === 'article' || key === 'body' ? value : isStory(value, id) ? null : without(value, id);
    if (next !== value) (copy ??= { ...data })[key] = next;
  }
  return copy ?? data;
}

function isStory(entry: unknown, id: string): boolean {
  if (typeof entry !== 'object' || entry === null) return false;
  if ('id' in entry && entry.id === id && 'headline' in entry) return true;
  return (
    'story' in entry &&
    typeof entry.story === 'object' &&
    entry.story !== null &&
    'id' in entry.story &&
    entry.story.id === id
  );
}
