import type { Inline, ListItem } from '#contract/text.ts';

/** The text of inline content; a line break becomes `lineBreak`. */
export function inlineText(content: readonly Inline[], lineBreak = ' '): string {
  return content
    .map((part) => {
      switch (part.type) {
        case 'text':
          return part.text;
        case 'break':
          return lineBreak;
        // Not a word of the text: «النص(١)» would be found as one.
        case 'note':
          return '';
        case 'strong':
        case 'em':
        case 'sub':
        case 'sup':
        case 'code':
        case 'link':
        case 'run':
          return inlineText(part.children, lineBreak);
      }
    })
    .join('');
}

/** The text of list items and of the lists and paragraphs in them, for finding its direction. */
export function listText(items: readonly ListItem[]): string {
  return items
    .map(({ content, children }) =>
      [
        inlineText(content),
        ...children.map((block) =>
          block.type === 'list' ? listText(block.items) : 'content' in block ? inlineText(block.content) : '',
        ),
      ].join(' '),
    )
    .join(' ');
}
