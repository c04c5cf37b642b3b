import type { Inline } from '#contract/text.ts';

const blank = /^[\s\u00A0\u200B-\u200F\u2060\uFEFF]*$/;

/** One line of text as HTML means it: white space folded and trimmed, neighbours joined, empty marks gone. Other characters stay. */
export function tidy(content: readonly Inline[]): Inline[] {
  const state = { afterSpace: true };
  const folded = fold(content, state);
  return trimEnd(folded);
}

function fold(content: readonly Inline[], state: { afterSpace: boolean }): Inline[] {
  const out: Inline[] = [];
  for (const part of content) {
    const last = out.at(-1);
    if (part.type === 'text') {
      let text = part.text.replace(/[ \t\n\f\r]+/g, ' ');
      if (state.afterSpace && text.startsWith(' ')) text = text.slice(1);
      if (!text) continue;
      state.afterSpace = text.endsWith(' ');
      if (last?.type === 'text') last.text += text;
      else out.push({ type: 'text', text });
    } else if (part.type === 'break') {
      if (last) out.splice(-1, 1, ...withoutEndSpace([last]));
      out.push({ type: 'break' });
      state.afterSpace = true;
    } else if (part.type === 'note') {
      out.push(part);
      state.afterSpace = false;
    } else {
      const children = fold(part.children, state);
      if (children.length > 0) out.push({ ...part, children });
    }
  }
  return out;
}

function withoutEndSpace(content: Inline[]): Inline[] {
  const last = content.at(-1);
  if (!last || last.type === 'break' || last.type === 'note') return content;
  if (last.type !== 'text') {
    const children = withoutEndSpace(last.children);
    return children.length > 0 ? [...content.slice(0, -1), { ...last, children }] : content.slice(0, -1);
  }
  const text = last.text.replace(/ $/, '');
  return text ? [...content.slice(0, -1), { type: 'text', text }] : content.slice(0, -1);
}

/** Without spaces and breaks at either end. */
function trimEnd(content: Inline[]): Inline[] {
  const first = content.findIndex((part) => part.type !== 'break');
  const last = content.findLastIndex((part) => part.type !== 'break');
  return withoutEndSpace(content.slice(Math.max(0, first), last + 1));
}

/** Whether a reader would see nothing. */
export function isBlank(content: readonly Inline[]): boolean {
  return content.every(
    (part) =>
      part.type === 'break' ||
      (part.type !== 'note' && (part.type === 'text' ? blank.test(part.text) : isBlank(part.children))),
  );
}
