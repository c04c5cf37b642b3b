import type { ReactNode } from 'react';

type Props = {
  children: ReactNode;
  to?: string;
  more?: string;
  /** `more` for screen readers, complete without its surroundings: «المزيد في قسم «سياسة»». */
  moreLabel?: string;
  level?: 2 | 3;
};

/** The head of a block: a rule with a tab in the section's colour, the title, and a link to the whole list. */
export function BlockHead({ children, to, more, moreLabel, level = 2 }: Props) {
  const Heading = `h${level}` as const;
  return (
    <header className="tab flex items-baseline justify-between gap-4 pt-2.5 pb-3.5">
      <Heading className="text-h2 leading-[1.3]">{children}</Heading>
      {to && (
        <a href={to} className="chevron-end headline-link -my-3 shrink-0 py-3 text-kicker leading-[1.4] text-soft">
          <span aria-hidden={moreLabel !== undefined || undefined}>{more}</span>
          {moreLabel && <span className="sr-only">{moreLabel}</span>}
        </a>
      )}
    </header>
  );
}
