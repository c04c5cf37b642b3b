import { useId, useRef } from 'react';
import { useTranslation } from '../../language/I18nContext.tsx';
import { type Direction, directionOf } from '#contract/language.ts';
import type { Block, TableCell } from '#contract/text.ts';
import { useEdition } from '../../language/EditionContext.tsx';
import { StoryText } from '../../story/StoryText.tsx';
import { Inlines, inlineText } from './Inlines.tsx';
import { numberColumns } from './number-columns.ts';
import type { Own } from './own.ts';
import { useOverflow } from './useOverflow.ts';

type Table = Extract<Block, { type: 'table' }>;

/** Wider than the text, a table scrolls inside a region of its own that the keyboard can reach, and says so to eye and ear. */
export function TableBlock({ own, table: { caption, head, rows } }: { own: Own; table: Table }) {
  const { t } = useTranslation();
  const name = useId();
  const { language } = useEdition();
  const base = own.dir === 'rtl' || own.dir === 'ltr' ? own.dir : directionOf(language);
  const hint = useId();
  const region = useRef<HTMLElement>(null);
  const wide = useOverflow(region);
  const numbers = numberColumns(rows);
  return (
    <section
      {...own}
      ref={region}
      aria-describedby={wide ? hint : undefined}
      // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- without focus a keyboard could not scroll it
      tabIndex={0}
      className="article-table"
      {...(caption ? { 'aria-labelledby': name } : { 'aria-label': t('article.table') })}
    >
      {wide && (
        <span id={hint} className="article-table-hint">
          {t('article.tableScrolls')}
        </span>
      )}
      <table>
        {caption && (
          <caption id={name}>
            <StoryText text={caption} />
          </caption>
        )}
        {head.length > 0 && (
          <thead>
            {head.map((cells, index) => (
              <Row key={index} cells={cells} numbers={numbers} base={base} scope="col" />
            ))}
          </thead>
        )}
        <tbody>
          {rows.map((cells, index) => (
            <Row key={index} cells={cells} numbers={numbers} base={base} scope="row" />
          ))}
        </tbody>
      </table>
    </section>
  );
}

function Row({
  cells,
  numbers,
  base,
  scope,
}: {
  cells: readonly TableCell[];
  numbers: ReadonlySet<number>;
  base: Direction;
  scope: 'col' | 'row';
}) {
  return (
    <tr>
      {cells.map(({ heading, content, colSpan, rowSpan }, index) => {
        const Cell = heading ? 'th' : 'td';
        return (
          <Cell
            key={index}
            colSpan={colSpan}
            rowSpan={rowSpan}
            scope={heading && inlineText(content).trim() ? scope : undefined}
            data-number={numbers.has(index) ? '' : undefined}
          >
            <Inlines content={content} base={base} whole />
          </Cell>
        );
      })}
    </tr>
  );
}
