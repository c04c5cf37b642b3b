import { render } from '@testing-library/react';
import type { ReactNode } from 'react';
import type { Language } from '#contract/language.ts';
import { addDeskCatalogue } from '../language/desk-catalogue.ts';
import { EditionProvider } from '../language/EditionContext.tsx';
import { loadCatalogue } from '../language/load-catalogue.ts';
import { I18nProvider } from '../language/I18nContext.tsx';
import { newsroom } from '../testing/fixtures.ts';

/** Renders a part of the desk in the words of a language, without its routes. */
export async function renderDesk(children: ReactNode, language: Language = 'ar') {
  const words = await addDeskCatalogue(await loadCatalogue(language));
  return render(children, {
    wrapper: ({ children: part }) => (
      <I18nProvider i18n={words}>
        <EditionProvider edition={{ language, newsroom }}>{part}</EditionProvider>
      </I18nProvider>
    ),
  });
}
