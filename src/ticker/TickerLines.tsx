import type { Ref } from 'react';
import { useEdition } from '../language/EditionContext.tsx';
import { daysBetween } from '../language/format.ts';
import type { Line } from './lines.ts';
import { TickerLine } from './TickerLine.tsx';

type Props = {
  lines: readonly Line[];
  ref: Ref<HTMLUListElement>;
  /** Id of the one line to show; without it all are shown. */
  only?: string | undefined;
  /** The copy that follows the list while it moves: hidden from assistive technology and the keyboard. */
  copy?: boolean;
};

export function TickerLines({ lines, ref, only, copy = false }: Props) {
  const edition = useEdition();
  const newest = lines.reduce((last, { story }) => (story.published > last ? story.published : last), '');
  return (
    <ul
      ref={ref}
      className={copy ? 'ticker-list ticker-copy' : 'ticker-list'}
      aria-hidden={copy || undefined}
      inert={copy}
    >
      {lines.map((line) => (
        <TickerLine
          key={line.id}
          line={line}
          copy={copy}
          newest={daysBetween(line.story.published, newest, edition) > 0 ? newest : undefined}
          alone={only !== undefined}
          off={only !== undefined && only !== line.id}
        />
      ))}
    </ul>
  );
}
