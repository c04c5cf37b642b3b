import { createContext, type ReactNode, useContext } from 'react';
import type { Language } from '#contract/language.ts';
import type { Newsroom } from '#contract/newsroom.ts';

/** The site in one language. */
export type Edition = { language: Language; newsroom: Newsroom };

const EditionContext = createContext<Edition | null>(null);

export function EditionProvider({ edition, children }: { edition: Edition; children: ReactNode }) {
  return <EditionContext value={edition}>{children}</EditionContext>;
}

export function useEdition(): Edition {
  const edition = useContext(EditionContext);
  if (!edition) throw new Error('useEdition needs an EditionProvider');
  return edition;
}
