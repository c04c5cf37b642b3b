import type { ReactNode } from 'react';

type Props = {
  /** Says that this is not published. */
  label: string;
  /** Version, time, editor. */
  facts: ReactNode;
  children: ReactNode;
};

/** Marks every printed page as a draft, since pages outlive the link and get separated. Invisible on screen. */
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
