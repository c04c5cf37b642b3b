import type { ReactNode } from 'react';

type Props = {
  /** In a word: that this is not published. */
  label: string;
  /** Which version, from when, from whom. */
  facts: ReactNode;
  children: ReactNode;
};

/** Says on every printed page what it is: paper outlives a link, and a first page gets lost. Not seen on a screen. */
export function DraftWatermark({ label, facts, children }: Props) {
  return (
    <div className="draft-sheet">
      <div className="draft-mark">
        <p>
          <b>{label}</b> <span>{facts}</span>
        </p>
      </div>
      <p className="draft-stamp" aria-hidden="true">
        {label}
      </p>
      <div className="draft-body">{children}</div>
    </div>
  );
}
