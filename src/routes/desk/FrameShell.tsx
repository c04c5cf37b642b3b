import { QueryClientProvider } from '@tanstack/react-query';
import { type ReactNode, useMemo, useState } from 'react';
import { useSearchParams } from 'react-router';
import type { Language } from '#contract/language.ts';
import { useAppContext } from '../../app/context/AppProvider.tsx';
import { noindexHead } from '../../app/head/head.ts';
import { usePageHead } from '../../app/head/usePageHead.ts';
import { EditionProvider } from '../../language/EditionContext.tsx';
import { I18nProvider, useTranslation } from '../../language/I18nContext.tsx';
import { createDeskClient } from '../../desk/desk.queries.ts';
import { useFrameAppearance } from '../../desk/frames/useFrameAppearance.ts';

type Props = {
  language: Language;
  /** Key of the document's title. */
  title: 'preview.title' | 'fronts.preview';
  children: ReactNode;
};

/** What surrounds the content of a frame of the desk: its language, its queries and the appearance that its address names. */
export function FrameShell({ language, title, children }: Props) {
  const [search] = useSearchParams();
  const { newsroom, loadedI18n } = useAppContext();
  const [client] = useState(createDeskClient);
  const edition = useMemo(() => ({ language, newsroom }), [language, newsroom]);
  useFrameAppearance({ lang: language, scheme: search.get('scheme'), text: search.get('text') });
  return (
    <I18nProvider i18n={loadedI18n(language)!}>
      <EditionProvider edition={edition}>
        <QueryClientProvider client={client}>
          <Title of={title} />
          {children}
        </QueryClientProvider>
      </EditionProvider>
    </I18nProvider>
  );
}

function Title({ of }: { of: Props['title'] }) {
  const { t } = useTranslation('desk');
  usePageHead(noindexHead, t(of));
  return null;
}
