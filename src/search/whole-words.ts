type Mark = readonly [start: number, end: number];

// Letters, their marks, digits, tatweel and the joiners: what holds a written word together.
const inWord = /[\p{L}\p{M}\p{N}\u0640\u200C\u200D]/u;

/**
 * Grows each mark to the words that it touches and merges what then overlaps: markup inside an Arabic word breaks its
 * joins. Order and offsets in UTF-16 units, as the API gives them.
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
