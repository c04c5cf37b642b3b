import { render } from '@testing-library/react';
import type { ReactNode } from 'react';
import type { Language } from '#contract/language.ts';
import { addDeskWords } from '../language/desk-words.ts';
import { EditionProvider } from '../language/EditionContext.tsx';
import { loadWords } from '../language/load-words.ts';
import { WordsProvider } from '../language/WordsContext.tsx';
import { newsroom } from '../testing/canned.ts';

/** Renders a part of the desk in the words of a language, without its routes. */
export async function renderDesk(children: ReactNode, language: Language = 'ar') {
  const words = await addDeskWords(await loadWords(language), language);
  return render(children, {
    wrapper: ({ children: part }) => (
      <WordsProvider words={words}>
        <EditionProvider edition={{ language, newsroom }}>{part}</EditionProvider>
      </WordsProvider>
    ),
  });
}
