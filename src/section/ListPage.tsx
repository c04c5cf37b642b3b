import type { ReactNode } from 'react';
import { Accented } from '../story/Accented.tsx';

type Props = {
  title: ReactNode;
  kicker?: ReactNode;
  section?: string;
  action?: ReactNode;
  rail: ReactNode;
  children: ReactNode;
};

/** What section and topic pages share: tab in the section's colour, headline, list, and at its side what comes from another room. */
export function ListPage({ title, kicker, section, action, rail, children }: Props) {
  return (
    <Accented section={section} className="wrap pt-5 lg:pt-8">
      <header className="tab pt-2.5 pb-3.5">
        {kicker && <p className="text-kicker font-bold text-soft">{kicker}</p>}
        <div className="flex flex-wrap items-center justify-between gap-x-4 gap-y-1">
          <h1 className="text-title">{title}</h1>
          {action}
        </div>
      </header>
      <div className="lg:columns-grid">
        <div className="min-w-0 lg:col-span-8">{children}</div>
        {rail}
      </div>
    </Accented>
  );
}
