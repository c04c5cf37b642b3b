import { storyIdPattern } from '#contract/limits.ts';

// Found by their first characters: an expression that begins with a choice looks at every character of a page.
const marks: [string, RegExp][] = [
  ['"id":"', new RegExp(`${storyIdPattern}(?=")`, 'y')],
  ['/news/', new RegExp(`${storyIdPattern}\\b`, 'y')],
];

/** Ids of all stories in a page: in its data (cards, ticker lines, translations) and in links of its text. */
export function storyIdsIn(...texts: string[]): Set<string> {
  const found = new Set<string>();
  for (const text of texts)
    for (const [mark, id] of marks)
      for (let at = text.indexOf(mark); at >= 0; at = text.indexOf(mark, at + mark.length)) {
        id.lastIndex = at + mark.length;
        const [name] = id.exec(text) ?? [];
        if (name) found.add(name);
      }
  return found;
}
