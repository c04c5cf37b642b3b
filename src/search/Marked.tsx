import type { ReactNode } from 'react';
import { wholeWords } from './whole-words.ts';

type Props = { text: string; marks: readonly (readonly [number, number])[] };

/** A text with the found words marked, in the text's own spelling. */
export function Marked({ text, marks }: Props) {
  const parts: ReactNode[] = [];
  let done = 0;
  for (const [start, end] of wholeWords(text, marks)) {
    parts.push(text.slice(done, start));
    parts.push(
      <mark key={start} className="bg-mark text-inherit">
        {text.slice(start, end)}
      </mark>,
    );
    done = end;
  }
  parts.push(text.slice(done));
  // Another text is another element (src/story/Words.tsx).
  return <span key={JSON.stringify([text, marks])}>{parts}</span>;
}
