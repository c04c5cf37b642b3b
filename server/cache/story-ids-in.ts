import { storyIdPattern } from '#contract/limits.ts';

// Found by their prefixes with indexOf: an expression that begins with alternatives tries every character of a page.
const prefixes: [prefix: string, id: RegExp][] = [
  ['"id":"', new RegExp(`${storyIdPattern}(?=")`, 'y')],
  ['/news/', new RegExp(`${storyIdPattern}\\b`, 'y')],
];

/** Ids of all stories that a page or an answer names: in its data (cards, ticker lines, translations) and in its links. */
export function storyIdsIn(...texts: string[]): Set<string> {
  const ids = new Set<string>();
  for (const text of texts)
    for (const [prefix, pattern] of prefixes)
      for (let at = text.indexOf(prefix); at >= 0; at = text.indexOf(prefix, at + prefix.length)) {
        pattern.lastIndex = at + prefix.length;
        const [id] = pattern.exec(text) ?? [];
        if (id) ids.add(id);
      }
  return ids;
}
