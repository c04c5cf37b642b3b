/**
 * Takes a story out of any answer of the API: out of lists of stories and of what wraps a story (hits, related, see-also,
 * pages), and out of single places such as the lead. What does not name it is returned as it is, the same object.
 */
export function withoutStory<T>(data: T, id: string): T {
  return without(data, id) as T;
}

function without(data: unknown, id: string): unknown {
  if (Array.isArray(data)) {
    const kept = data.filter((entry) => !names(entry, id)).map((entry) => without(entry, id));
    return kept.length === data.length && kept.every((entry, index) => entry === data[index]) ? data : kept;
  }
  if (typeof data !== 'object' || data === null) return data;
  let copy: Record<string, unknown> | null = null;
  for (const [key, value] of Object.entries(data)) {
    // The article of a page is not one of its lists: its own page is told in another way.
    const next = key === 'article' || key === 'body' ? value : names(value, id) ? null : without(value, id);
    if (next !== value) (copy ??= { ...data })[key] = next;
  }
  return copy ?? data;
}

function names(entry: unknown, id: string): boolean {
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
