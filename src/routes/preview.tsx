import { QueryClientProvider } from '@tanstack/react-query';
import { useEffect, useEffectEvent, useLayoutEffect, useMemo, useRef, useState } from 'react';
import { useTranslation, I18nProvider } from '../language/I18nContext.tsx';
import {
  type LoaderFunctionArgs,
  type ShouldRevalidateFunctionArgs,
  useLoaderData,
  useNavigate,
  useParams,
} from 'react-router';
import { directionOf } from '#contract/language.ts';
import { ArticlePage } from '../article/ArticlePage.tsx';
import { chosenLanguage } from '../language/choice.ts';
import { EditionProvider } from '../language/EditionContext.tsx';
import { links } from '../links.ts';
import { openPreview } from '../preview/open-preview.ts';
import { createPreviewClient } from '../preview/preview.queries.ts';
import { PreviewClosed } from '../preview/PreviewClosed.tsx';
import { PreviewPage } from '../preview/PreviewPage.tsx';
import { previewIdIn } from '../preview/preview-address.ts';
import { takeToken } from '../preview/take-token.ts';
import { ChangeMarks } from '../story/ChangeMarks.tsx';
import { createPreviewWire } from '../wire/preview-wire.ts';
import { noindexHead } from '../app/head/head.ts';
import { appContext } from '../app/context/app-context.ts';
import { useAppContext } from '../app/context/AppProvider.tsx';
import { usePageHead } from '../app/head/usePageHead.ts';
import '../desk.css';

export async function loader({ context, params }: LoaderFunctionArgs) {
  const { loadI18n, newsroom, wire } = context.get(appContext);
  const part = params['id']!;
  const opened = await openPreview(createPreviewWire(wire), previewIdIn(part), takeToken(part));
  const answer = opened.status === 'open' ? opened.answer : null;
  const language = answer
    ? answer.state === 'draft'
      ? answer.article.language
      : answer.language
    : chosenLanguage(newsroom.languages);
  await loadI18n(language);
  return { opened, language };
}

/** A preview is loaded once; later changes come over its stream. */
export const shouldRevalidate = ({ currentParams, nextParams }: ShouldRevalidateFunctionArgs) =>
  previewIdIn(currentParams['id']!) !== previewIdIn(nextParams['id']!);

/** `/preview/{id}#t={token}`: a draft, for whoever was given the link. */
export function Component() {
  const loaded = useLoaderData<typeof loader>();
  const id = previewIdIn(useParams()['id']!);
  const app = useAppContext();
  const navigate = useNavigate();
  const [client] = useState(createPreviewClient);
  const [{ opened, language }, setLoaded] = useState(loaded);
  const attempts = useRef(0);
  const [attempt, setAttempt] = useState(0);
  const edition = useMemo(() => ({ language, newsroom: app.newsroom }), [language, app.newsroom]);
  useLayoutEffect(() => {
    document.documentElement.lang = language;
    document.documentElement.dir = directionOf(language);
  }, [language]);
  useEffect(() => {
    // Removes the token from the router's location as well.
    void navigate(links.preview(id), { replace: true, preventScrollReset: true });
    return () => client.clear();
  }, [id, navigate, client]);

  const retry = async (token: string | null) => {
    const current = (attempts.current += 1);
    const again = await openPreview(createPreviewWire(app.wire), id, token);
    const answer = again.status === 'open' ? again.answer : null;
    const next = answer?.state === 'draft' ? answer.article.language : language;
    await app.loadI18n(next);
    // Another link has been pasted meanwhile.
    if (current !== attempts.current) return;
    client.clear();
    setLoaded({ opened: again, language: next });
    setAttempt(current);
  };
  const onPaste = useEffectEvent(() => {
    const token = takeToken(id);
    void navigate(links.preview(id), { replace: true, preventScrollReset: true });
    if (token) void retry(token);
  });
  useEffect(() => {
    // A link pasted over another one of the same preview changes the fragment only, which runs no loader.
    const listener = () => onPaste();
    addEventListener('hashchange', listener);
    return () => removeEventListener('hashchange', listener);
  }, []);
  return (
    <I18nProvider i18n={app.loadedI18n(language)!}>
      <EditionProvider edition={edition}>
        <QueryClientProvider client={client}>
          <Title />
          {opened.status === 'open' ? (
            <PreviewPage key={attempt} id={id} first={opened.answer}>
              {({ article, seeAlso }) => (
                <ChangeMarks article={article}>
                  <ArticlePage article={article} seeAlso={seeAlso} />
                </ChangeMarks>
              )}
            </PreviewPage>
          ) : (
            <PreviewClosed
              reason={opened.status}
              onRetry={'token' in opened ? () => void retry(opened.token) : undefined}
            />
          )}
        </QueryClientProvider>
      </EditionProvider>
    </I18nProvider>
  );
}

function Title() {
  const { t } = useTranslation();
  usePageHead(noindexHead, t('preview.label'));
  return null;
}

export { RootErrorBoundary as ErrorBoundary } from '../app/errors/RootErrorBoundary.tsx';
