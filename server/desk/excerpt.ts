/** The words around a place in a text, whole words, so that an editor finds it. */
export function excerptAt(text: string, at: number, around = 24): string {
  const start = at <= around ? 0 : text.lastIndexOf(' ', at - around) + 1;
  const gap = text.indexOf(' ', at + around);
  const end = gap === -1 ? text.length : gap;
  return `${start > 0 ? '…' : ''}${text.slice(start, end)}${end < text.length ? '…' : ''}`;
}
