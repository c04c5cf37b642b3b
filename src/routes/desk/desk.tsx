import { QueryClientProvider } from '@tanstack/react-query';
import { useCallback, useLayoutEffect, useMemo, useState } from 'react';
import { useTranslation, I18nProvider } from '../../language/I18nContext.tsx';
import { type LoaderFunctionArgs, useLoaderData, useNavigate, useRevalidator } from 'react-router';
import { directionOf } from '#contract/language.ts';
import { createDeskClient } from '../../desk/desk.queries.ts';
import { DeskLanguage } from '../../desk/DeskLanguage.tsx';
import { DeskShell } from '../../desk/DeskShell.tsx';
import { DeskUnavailable } from '../../desk/DeskUnavailable.tsx';
import { SignIn } from '../../desk/session/SignIn.tsx';
import { SigningOut } from '../../desk/session/SigningOut.tsx';
import { useDeskSession } from '../../desk/session/useDeskSession.ts';
import { addDeskCatalogue, deskLanguage } from '../../language/desk-catalogue.ts';
import { EditionProvider } from '../../language/EditionContext.tsx';
import { deskLinks } from '../../desk-links.ts';
import { noindexHead } from '../../app/head/head.ts';
import { appContext } from '../../app/context/app-context.ts';
import { useAppContext } from '../../app/context/AppProvider.tsx';
import { usePageHead } from '../../app/head/usePageHead.ts';
import { DeskPages } from './DeskPages.tsx';
import '../../desk.css';

export async function loader({ context }: LoaderFunctionArgs) {
  const { loadI18n, newsroom } = context.get(appContext);
  const language = deskLanguage(newsroom.languages);
  await addDeskCatalogue(await loadI18n(language));
  return { language };
}

/** Navigations within the desk need no other catalogue; `revalidate`, after a change of language, does. */
export const shouldRevalidate = ({
  defaultShouldRevalidate,
  currentUrl,
  nextUrl,
}: {
  defaultShouldRevalidate: boolean;
  currentUrl: URL;
  nextUrl: URL;
}) => currentUrl.href === nextUrl.href && defaultShouldRevalidate;

/** The desk, in the editor's language, with a separate query client that is never persisted. */
export function Component() {
  const { language } = useLoaderData<typeof loader>();
  const { newsroom, loadedI18n } = useAppContext();
  const [client] = useState(createDeskClient);
  const edition = useMemo(() => ({ language, newsroom }), [language, newsroom]);
  useLayoutEffect(() => {
    document.documentElement.lang = language;
    document.documentElement.dir = directionOf(language);
  }, [language]);
  return (
    <I18nProvider i18n={loadedI18n(language)!}>
      <EditionProvider edition={edition}>
        <QueryClientProvider client={client}>
          <SessionGate />
        </QueryClientProvider>
      </EditionProvider>
    </I18nProvider>
  );
}

function SessionGate() {
  const { t } = useTranslation('desk');
  const { revalidate } = useRevalidator();
  const navigate = useNavigate();
  // The next editor to sign in must not see which item was open.
  const toSignIn = useCallback(() => void navigate(deskLinks.items(), { replace: true }), [navigate]);
  const { session, error, isFetching, refetch, signOutState, signOut, signedOut, signedIn, retry } =
    useDeskSession(toSignIn);
  usePageHead(noindexHead, t('title'));
  const onLanguage = () => void revalidate();
  const language = <DeskLanguage onChange={onLanguage} />;
  if (signOutState !== 'idle') return <SigningOut failed={signOutState === 'failed'} onRetry={retry} />;
  if (!session)
    return (
      <DeskUnavailable failed={error !== null} busy={isFetching} onRetry={() => void refetch()} language={language} />
    );
  if (!session.editor) return <SignIn language={language} singleSignOn={session.singleSignOn} onSignedIn={signedIn} />;
  return (
    <DeskShell editor={session.editor} onSignOut={signOut} onSignedOut={signedOut} onLanguage={onLanguage}>
      <DeskPages />
    </DeskShell>
  );
}

export { RootErrorBoundary as ErrorBoundary } from '../../app/errors/RootErrorBoundary.tsx';
