import { QueryClientProvider } from '@tanstack/react-query';
import { useMemo, useState } from 'react';
import { type LoaderFunctionArgs, useLoaderData, useSearchParams } from 'react-router';
import { isLanguage } from '#contract/language.ts';
import { createDeskClient } from '../../desk/desk.queries.ts';
import { FrontFrame } from '../../desk/frames/FrontFrame.tsx';
import { useFrameAppearance } from '../../desk/frames/useFrameAppearance.ts';
import { FrontPage } from '../../front/FrontPage.tsx';
import { addDeskCatalogue } from '../../language/desk-catalogue.ts';
import { EditionProvider } from '../../language/EditionContext.tsx';
import { I18nProvider, useTranslation } from '../../language/I18nContext.tsx';
import { noindexHead } from '../../app/head/head.ts';
import { appContext } from '../../app/context/app-context.ts';
import { useAppContext } from '../../app/context/AppProvider.tsx';
import { usePageHead } from '../../app/head/usePageHead.ts';
import '../../desk.css';

export async function loader({ context, request }: LoaderFunctionArgs) {
  const { loadI18n, newsroom } = context.get(appContext);
  const lang = new URL(request.url).searchParams.get('lang');
  const language = isLanguage(lang) ? lang : newsroom.languages[0]!;
  await addDeskCatalogue(await loadI18n(language));
  return { language };
}

/** A frame of the desk: the draft of a front in the reader's front page. */
export function Component() {
  const { language } = useLoaderData<typeof loader>();
  const [search] = useSearchParams();
  const { newsroom, loadedI18n } = useAppContext();
  const [client] = useState(createDeskClient);
  const edition = useMemo(() => ({ language, newsroom }), [language, newsroom]);
  useFrameAppearance({ lang: language, scheme: search.get('scheme'), text: search.get('text') });
  return (
    <I18nProvider i18n={loadedI18n(language)!}>
      <EditionProvider edition={edition}>
        <QueryClientProvider client={client}>
          <Title />
          <FrontFrame language={language}>{(front) => <FrontPage front={front} />}</FrontFrame>
        </QueryClientProvider>
      </EditionProvider>
    </I18nProvider>
  );
}

function Title() {
  const { t } = useTranslation('desk');
  usePageHead(noindexHead, t('fronts.preview'));
  return null;
}

export { RootErrorBoundary as ErrorBoundary } from '../../app/errors/RootErrorBoundary.tsx';
