import type { ReactNode } from 'react';
import { foreignRuns } from '#words/foreign-runs.ts';
import type { Direction } from '#contract/language.ts';

// A number or a name stays on one line: its halves would lie in the wrong order for the eye.
const unbroken = 18;

type Props = {
  text: string;
  /** The direction that the text around it is set in. */
  base: Direction;
  /** For what is not set apart. */
  plain?: (text: string) => ReactNode;
};

/** A piece of a sentence: what runs against it («C++», -2, an address) is isolated by markup, and no character is added. */
export function BidiText({ text, base, plain = (words) => words }: Props) {
  const runs = foreignRuns(text, base);
  if (runs.length === 1 && !runs[0]!.dir) return plain(text);
  return runs.map(({ text: words, dir, override }, index) => {
    if (!dir) return <span key={index}>{plain(words)}</span>;
    const Apart = override ? 'bdo' : 'bdi';
    return (
      <Apart key={index} dir={dir} className={words.length <= unbroken ? 'whitespace-nowrap' : undefined}>
        {words}
      </Apart>
    );
  });
}
