import { type LoaderFunctionArgs, Outlet, useParams } from 'react-router';
import type { Language } from '#contract/language.ts';
import { PageShell } from '../app/PageShell.tsx';
import { appContext } from '../app/context/app-context.ts';
import { requireLanguage } from '../app/loading/require-language.ts';
import { tickerQueries } from '../ticker/ticker.queries.ts';

export async function loader({ params, context }: LoaderFunctionArgs) {
  const { loadI18n, wire, queryClient } = context.get(appContext);
  const lang = requireLanguage({ params, context });
  // The server waits for the ticker, the browser does not; without it the page is shown all the same.
  const ticker = queryClient.ensureQueryData(tickerQueries(wire).lines(lang)).catch(() => undefined);
  await Promise.all([loadI18n(lang), typeof document === 'undefined' ? ticker : undefined]);
  return null;
}

/** The page shell in the language of the address. */
export function LanguageLayout() {
  // The loader has answered 404 to every other value.
  const language = useParams()['lang'] as Language;
  return (
    <PageShell language={language}>
      <Outlet />
    </PageShell>
  );
}
