import { useId, useRef } from 'react';
import { useTranslation } from '../../../language/I18nContext.tsx';
import { type Direction, directionOf } from '#contract/language.ts';
import type { TableCell } from '#contract/text.ts';
import { useEdition } from '../../../language/EditionContext.tsx';
import { StoryText } from '../../../story/StoryText.tsx';
import { inlineText } from '#words/inline-text.ts';
import { Inlines } from '../Inlines.tsx';
import { numberColumns } from './number-columns.ts';
import type { BlockProps } from '../block-props.ts';
import './table.css';
import { useOverflow } from './useOverflow.ts';

/** A table. One that is wider than the text scrolls in a focusable region, with a hint that it does. */
export function TableBlock({ attributes, block: { caption, head, rows } }: BlockProps<'table'>) {
  const { t } = useTranslation();
  const name = useId();
  const { language } = useEdition();
  const base = attributes.dir === 'rtl' || attributes.dir === 'ltr' ? attributes.dir : directionOf(language);
  const hint = useId();
  const region = useRef<HTMLElement>(null);
  const wide = useOverflow(region);
  const numbers = numberColumns(rows);
  return (
    <section
      {...attributes}
      ref={region}
      aria-describedby={wide ? hint : undefined}
      // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- a keyboard can only scroll what it can focus
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
            <Inlines content={content} base={base} isolate />
          </Cell>
        );
      })}
    </tr>
  );
}
