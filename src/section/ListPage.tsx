import type { ReactNode } from 'react';
import { Accented } from '../story/Accented.tsx';

type Props = { title: ReactNode; kicker?: ReactNode; section?: string; children: ReactNode };

/** What section and topic pages share: tab in the section's colour, headline, list. */
export function ListPage({ title, kicker, section, children }: Props) {
  return (
    <Accented section={section} className="wrap pt-5 lg:pt-8">
      <header className="tab pt-2.5 pb-3.5">
        {kicker && <p className="text-kicker font-bold text-soft">{kicker}</p>}
        <h1 className="text-title">{title}</h1>
      </header>
      <div className="max-w-[50rem] [&>.stack>:first-child]:border-0 [&>.stack>:first-child]:pt-0">{children}</div>
    </Accented>
  );
}
