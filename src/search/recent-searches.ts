// What the reader has searched for, on their device only.

const key = 'sharit-searches';
const most = 8;

/** The newest first. */
export function recentSearches(): string[] {
  try {
    const stored: unknown = JSON.parse(localStorage.getItem(key) ?? '[]');
    return Array.isArray(stored)
      ? stored.filter((each): each is string => typeof each === 'string').slice(0, most)
      : [];
  } catch {
    // Storage is blocked or damaged.
    return [];
  }
}

function write(searches: readonly string[]): void {
  try {
    if (searches.length === 0) localStorage.removeItem(key);
    else localStorage.setItem(key, JSON.stringify(searches));
  } catch {
    // Nothing is remembered then.
  }
}

export function rememberSearch(question: string): void {
  write([question, ...recentSearches().filter((each) => each !== question)].slice(0, most));
}

/** Erases one, or all. */
export function eraseSearches(question?: string): string[] {
  const rest = question === undefined ? [] : recentSearches().filter((each) => each !== question);
  write(rest);
  return rest;
}
