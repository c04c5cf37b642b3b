import { stored } from '../runtime/stored.ts';

// What the reader has searched for, on their device only.

const most = 8;
const searches = stored<readonly string[]>('sharit-searches', [], (found) =>
  Array.isArray(found) ? found.filter((each): each is string => typeof each === 'string').slice(0, most) : [],
);

/** The newest first; none on the server and during hydration. */
export const useRecentSearches = searches.use;

export function rememberSearch(question: string): void {
  searches.set([question, ...searches.get().filter((each) => each !== question)].slice(0, most));
}

/** Erases one, or all. */
export function eraseSearches(question?: string): void {
  searches.set(question === undefined ? [] : searches.get().filter((each) => each !== question));
}
