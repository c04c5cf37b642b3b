/** The whole words around a position in a text, for an editor to find it by. */
export function excerptAt(text: string, at: number, around = 24): string {
  const start = at <= around ? 0 : text.lastIndexOf(' ', at - around) + 1;
  const gap = text.indexOf(' ', at + around);
  const end = gap === -1 ? text.length : gap;
  return `${start > 0 ? '…' : ''}${text.slice(start, end)}${end < text.length ? '…' : ''}`;
}
