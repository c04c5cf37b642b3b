import type { ReactNode } from 'react';
import { foreignRuns } from '#words/foreign-runs.ts';
import type { Direction } from '#contract/language.ts';

// At most this many characters stay on one line: broken over two lines, a number or name would be read in the wrong order.
const unbroken = 18;

type Props = {
  text: string;
  /** Direction of the surrounding text. */
  base: Direction;
  /** Renders what is not isolated. */
  plain?: (text: string) => ReactNode;
};

/** Text in which runs of the other direction («C++», -2, a URL) are isolated by markup; no character is added. */
export function BidiText({ text, base, plain = (words) => words }: Props) {
  const runs = foreignRuns(text, base);
  if (runs.length === 1 && !runs[0]!.dir) return plain(text);
  return runs.map(({ text: words, dir, override }, index) => {
    if (!dir) return <span key={index}>{plain(words)}</span>;
    const Isolate = override ? 'bdo' : 'bdi';
    return (
      <Isolate key={index} dir={dir} className={words.length <= unbroken ? 'whitespace-nowrap' : undefined}>
        {words}
      </Isolate>
    );
  });
}
