import type { Block, Inline } from '#contract/text.ts';

/** Plain text as paragraphs: an empty line parts them, a line end inside is a break. */
export function blocksOfPlainText(text: string): Block[] {
  return text
    .replace(/\r\n?|\u2028/g, '\n')
    .replace(/\u2029/g, '\n\n')
    .split(/\n[ \t]*\n/)
    .map((part) => part.trim())
    .filter(Boolean)
    .map((part) => ({ type: 'paragraph', content: lines(part) }));
}

function lines(text: string): Inline[] {
  return text
    .split('\n')
    .flatMap((line, at): Inline[] => [
      ...(at > 0 ? [{ type: 'break' } as const] : []),
      { type: 'text', text: line.trim() },
    ])
    .filter((part) => part.type !== 'text' || part.text !== '');
}
