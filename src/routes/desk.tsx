import { QueryClientProvider, useQuery, useQueryClient } from '@tanstack/react-query';
import { useLayoutEffect, useMemo, useState } from 'react';
import { useTranslation, WordsProvider } from '../language/WordsContext.tsx';
import { type LoaderFunctionArgs, Outlet, useLoaderData, useRevalidator } from 'react-router';
import { directionOf } from '#contract/language.ts';
import { createDeskClient, deskQueries } from '../desk/desk.queries.ts';
import { DeskLanguage } from '../desk/DeskLanguage.tsx';
import { DeskShell } from '../desk/DeskShell.tsx';
import { SignIn } from '../desk/SignIn.tsx';
import { useDesk } from '../desk/useDesk.ts';
import { addDeskWords, deskLanguage } from '../language/desk-words.ts';
import { EditionProvider } from '../language/EditionContext.tsx';
import { hiddenHead } from './head.ts';
import { houseContext } from './house.ts';
import { useHouse } from './HouseProvider.tsx';
import { usePageHead } from './usePageHead.ts';

export async function loader({ context }: LoaderFunctionArgs) {
  const { i18n, newsroom } = context.get(houseContext);
  const language = deskLanguage(newsroom.languages);
  await addDeskWords(await i18n(language), language);
  return { language };
}

/** Moving between items needs no new words. */
export const shouldRevalidate = ({
  defaultShouldRevalidate,
  currentUrl,
  nextUrl,
}: {
  defaultShouldRevalidate: boolean;
  currentUrl: URL;
  nextUrl: URL;
}) => currentUrl.href === nextUrl.href && defaultShouldRevalidate;

/** The editors' rooms: in their own language, with a query client of their own that nothing persists. */
export function Component() {
  const { language } = useLoaderData<typeof loader>();
  const { newsroom, loaded } = useHouse();
  const [client] = useState(createDeskClient);
  const edition = useMemo(() => ({ language, newsroom }), [language, newsroom]);
  useLayoutEffect(() => {
    document.documentElement.lang = language;
    document.documentElement.dir = directionOf(language);
  }, [language]);
  return (
    <WordsProvider words={loaded(language)!}>
      <EditionProvider edition={edition}>
        <QueryClientProvider client={client}>
          <Door />
        </QueryClientProvider>
      </EditionProvider>
    </WordsProvider>
  );
}

function Door() {
  const { t } = useTranslation('desk');
  const queryClient = useQueryClient();
  const { revalidate } = useRevalidator();
  const options = deskQueries(useDesk()).session();
  const { data: session } = useQuery({ ...options, refetchInterval: 5 * 60_000 });
  usePageHead(hiddenHead, t('title'));
  const onLanguage = () => void revalidate();
  if (!session) return null;
  if (!session.editor)
    return (
      <SignIn
        language={<DeskLanguage onChange={onLanguage} />}
        onSignedIn={(next) => queryClient.setQueryData(options.queryKey, next)}
      />
    );
  const signedOut = () => {
    queryClient.clear();
    queryClient.setQueryData(options.queryKey, { editor: null, csrf: null });
  };
  return (
    <DeskShell editor={session.editor.name} onSignedOut={signedOut} onLanguage={onLanguage}>
      <Outlet />
    </DeskShell>
  );
}

export { ErrorBoundary } from './root.tsx';
