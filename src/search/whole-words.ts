type Mark = readonly [start: number, end: number];

// Letters, marks, digits, tatweel and joiners: the characters of a word.
const inWord = /[\p{L}\p{M}\p{N}\u0640\u200C\u200D]/u;

/**
 * Extends each mark to whole words and merges those that then overlap, because markup inside an Arabic word breaks the joins of its
 * letters. Offsets are in UTF-16 units, as in the API.
 */
export function wholeWords(text: string, marks: readonly Mark[]): Mark[] {
  const grown = marks
    .map(([start, end]): [number, number] => [Math.max(0, start), Math.min(text.length, end)])
    .filter(([start, end]) => start < end)
    .map(([start, end]): [number, number] => {
      while (start > 0 && inWord.test(text[start]!) && inWord.test(text[start - 1]!)) start -= 1;
      while (end < text.length && inWord.test(text[end - 1]!) && inWord.test(text[end]!)) end += 1;
      return [start, end];
    })
    .sort(([one], [other]) => one - other);
  const merged: [number, number][] = [];
  for (const [start, end] of grown) {
    const last = merged.at(-1);
    if (last && start <= last[1]) last[1] = Math.max(last[1], end);
    else merged.push([start, end]);
  }
  return merged;
}
