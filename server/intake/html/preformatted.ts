import type { Element } from 'hast';
import type { Block, Inline } from '#contract/text.ts';
import type { BodyContext, TextAttributes } from './body-context.ts';
import { inlineOf } from './inline.ts';
import { isBlank, tidy } from './tidy.ts';

/** Code or text whose lines are kept as they are. */
export function preformatted(element: Element, own: TextAttributes, context: BodyContext): Block[] {
  const lines = inlineOf(element.children, context).flatMap((part): Inline[] =>
    part.type === 'text'
      ? part.text
          .split(/\r?\n/)
          .flatMap((text, at): Inline[] => [...(at > 0 ? [{ type: 'break' } as const] : []), { type: 'text', text }])
      : [part],
  );
  const content = tidy(lines);
  const [only] = content;
  const code: Inline = content.length === 1 && only?.type === 'code' ? only : { type: 'code', children: content };
  return isBlank(content) ? [] : [{ type: 'paragraph', content: [code], ...own }];
}
