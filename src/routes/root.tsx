import { type LoaderFunctionArgs, redirect, useLocation } from 'react-router';
import { isLanguage, type Language } from '#contract/language.ts';
import type { Newsroom } from '#contract/newsroom.ts';
import { chosenLanguage } from '../language/choice.ts';
import { links } from '../links.ts';
import { PageShell } from '../app/PageShell.tsx';
import { appContext } from '../app/context/app-context.ts';
import { useAppContext } from '../app/context/AppProvider.tsx';
import { PageError } from '../app/errors/PageError.tsx';

/** The language that an address speaks; addresses without one speak the newsroom's first. */
export function languageOf(pathname: string, newsroom: Newsroom): Language {
  const first = pathname.split('/')[1];
  return isLanguage(first) && newsroom.languages.includes(first) ? first : newsroom.languages[0]!;
}

/** So that even the page that says something is wrong has its words. */
export async function loader({ context, request }: LoaderFunctionArgs) {
  const house = context.get(appContext);
  await house.i18n(languageOf(new URL(request.url).pathname, house.newsroom));
  return null;
}

/** `/` is answered by the server; this is for the app on a static host. */
export async function chooseLanguage({ context }: LoaderFunctionArgs) {
  const { newsroom } = context.get(appContext);
  return redirect(
    links.front(typeof document === 'undefined' ? newsroom.languages[0]! : chosenLanguage(newsroom.languages)),
  );
}

/** Before the first route has its catalogue there is nothing to say, and nothing is said. */
export function HydrateFallback() {
  return null;
}

export function ErrorBoundary() {
  const { newsroom } = useAppContext();
  const { pathname } = useLocation();
  return (
    <PageShell language={languageOf(pathname, newsroom)}>
      <PageError />
    </PageShell>
  );
}
