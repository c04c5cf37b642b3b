import type { ReactNode } from 'react';

type Props = { title: ReactNode; hint?: ReactNode; action?: ReactNode; level?: 1 | 2 };

/** Says what happened and what to do: for missing pages, errors and empty lists. */
export function MessagePanel({ title, hint, action, level = 1 }: Props) {
  const Heading = level === 1 ? 'h1' : 'h2';
  return (
    <div className="border-y border-rule py-6 text-start">
      <Heading className="mb-1 text-h2">{title}</Heading>
      {hint && <p className="mb-4 max-w-155 text-list leading-note text-soft">{hint}</p>}
      {action && <div className="flex flex-wrap gap-3">{action}</div>}
    </div>
  );
}
