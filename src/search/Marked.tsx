import { Fragment, type ReactNode } from 'react';
import { foreignRuns, type TextRun, wholeDirection } from '#words/foreign-runs.ts';
import { directionOf, type Language } from '#contract/language.ts';
import { wholeWords } from './whole-words.ts';

type Marks = readonly (readonly [number, number])[];
type Props = { text: string; marks: Marks; language: Language };

/** A text with the found words marked; runs of the other direction are isolated as in `StoryText`. */
export function Marked({ text, marks, language }: Props) {
  const found = wholeWords(text, marks);
  const pieces = runsOf(text, language);
  const runs = pieces.map(({ text: run, dir, override }, index) => {
    const start = pieces.slice(0, index).reduce((length, piece) => length + piece.text.length, 0);
    const parts = marked(run, found, start);
    if (!dir) return <Fragment key={index}>{parts}</Fragment>;
    const Isolate = override ? 'bdo' : 'bdi';
    return (
      <Isolate key={index} dir={dir}>
        {parts}
      </Isolate>
    );
  });
  // A changed text gets a new element (src/story/StoryText.tsx).
  return <span key={JSON.stringify([text, marks])}>{runs}</span>;
}

function runsOf(text: string, language: Language): readonly TextRun[] {
  const base = directionOf(language);
  const whole = wholeDirection(text, base);
  return whole ? [{ text, dir: whole }] : foreignRuns(text, base);
}

/** A run that begins at offset `at` of the text, with the marks that fall into it. */
function marked(run: string, marks: Marks, at: number): ReactNode[] {
  const parts: ReactNode[] = [];
  let done = 0;
  for (const [first, last] of marks) {
    const [start, end] = [Math.max(first - at, done), Math.min(last - at, run.length)];
    if (end <= start) continue;
    parts.push(run.slice(done, start));
    parts.push(
      <mark key={start} className="bg-mark text-inherit">
        {run.slice(start, end)}
      </mark>,
    );
    done = end;
  }
  parts.push(run.slice(done));
  return parts;
}
