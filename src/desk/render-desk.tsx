import { render } from '@testing-library/react';
import type { ReactNode } from 'react';
import type { Language } from '#contract/language.ts';
import { addDeskCatalogue } from '../language/desk-catalogue.ts';
import { EditionProvider } from '../language/EditionContext.tsx';
import { loadCatalogue } from '../language/load-catalogue.ts';
import { I18nProvider } from '../language/I18nContext.tsx';
import { newsroom } from '../testing/fixtures.ts';

/** For tests: renders a component of the desk in a language, without routes. */
export async function renderDesk(children: ReactNode, language: Language = 'ar') {
  const i18n = await addDeskCatalogue(await loadCatalogue(language));
  return render(children, {
    wrapper: ({ children: inner }) => (
      <I18nProvider i18n={i18n}>
        <EditionProvider edition={{ language, newsroom }}>{inner}</EditionProvider>
      </I18nProvider>
    ),
  });
}
