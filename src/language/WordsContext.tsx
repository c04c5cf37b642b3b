import { createContext, type ReactNode, useContext } from 'react';
import type { Catalogue, Translate, Words } from './words.ts';

const WordsContext = createContext<Words | null>(null);

export function WordsProvider({ words, children }: { words: Words; children: ReactNode }) {
  return <WordsContext value={words}>{children}</WordsContext>;
}

/** `const { t } = useTranslation()`: the words of the page's language; `useTranslation('desk')`: those of the desk. */
export function useTranslation<Of extends Catalogue = 'reader'>(catalogue?: Of): { t: Translate<Of>; words: Words } {
  const words = useContext(WordsContext);
  if (!words) throw new Error('useTranslation needs a WordsProvider');
  return { t: words.of(catalogue ?? ('reader' as Of)), words };
}
