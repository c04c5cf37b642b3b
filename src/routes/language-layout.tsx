import { type LoaderFunctionArgs, Outlet, useParams } from 'react-router';
import type { Language } from '#contract/language.ts';
import { ErrorBoundary as RootError } from './root.tsx';
import { PageShell } from '../app/PageShell.tsx';
import { appContext } from '../app/context/app-context.ts';
import { languageIn } from '../app/loading/language-in.ts';
import { tickerQueries } from '../ticker/ticker.queries.ts';

export async function loader({ params, context }: LoaderFunctionArgs) {
  const { i18n, wire, queryClient } = context.get(appContext);
  const lang = languageIn({ params, context });
  // Part of the first view; in the browser the page does not wait for it. Without it there is a page all the same.
  const ticker = queryClient.ensureQueryData(tickerQueries(wire).lines(lang)).catch(() => undefined);
  await Promise.all([i18n(lang), typeof document === 'undefined' ? ticker : undefined]);
  return null;
}

/** Everything that stands around a page in one language. */
export function LanguageLayout() {
  // The loader has refused every other value.
  const language = useParams()['lang'] as Language;
  return (
    <PageShell language={language}>
      <Outlet />
    </PageShell>
  );
}

export { RootError as ErrorBoundary };
