import { useQuery } from '@tanstack/react-query';
import type { LoaderFunctionArgs } from 'react-router';
import { useTranslation } from '../language/I18nContext.tsx';
import { useEdition } from '../language/EditionContext.tsx';
import { LatestPage } from '../ticker/LatestPage.tsx';
import { tickerQueries } from '../ticker/ticker.queries.ts';
import { useHidden } from '../runtime/useHidden.ts';
import { useWire } from '../wire/WireContext.tsx';
import { loadOrOpen } from '../app/loading/load-or-open.ts';
import { failed } from '../app/errors/failure.ts';
import { everywhereHead, type HeadContext } from '../app/head/head.ts';
import { appContext } from '../app/context/app-context.ts';
import { languageIn } from '../app/loading/language-in.ts';
import { PageError } from '../app/errors/PageError.tsx';
import { StaleNotice } from '../app/errors/StaleNotice.tsx';
import { unlessShown } from '../app/loading/unless-shown.ts';
import { usePageHead } from '../app/head/usePageHead.ts';

// The live line is closed while the page is hidden; a question a minute is enough to count in its title.
const whileHidden = 60_000;
const titles = { ar: 'أحدث الأخبار', en: 'Latest news' } as const;

export async function loader({ params, context }: LoaderFunctionArgs) {
  const { wire, queryClient } = context.get(appContext);
  return loadOrOpen(queryClient, tickerQueries(wire).lines(languageIn({ params, context }))).catch(failed);
}

const head = (_: unknown, context: HeadContext) =>
  everywhereHead({ title: titles[context.language], rest: '/latest' }, context);
export const handle = { head };

export function Component() {
  const { t } = useTranslation();
  const { language } = useEdition();
  const hidden = useHidden();
  const ticker = useQuery({
    ...tickerQueries(useWire()).lines(language),
    throwOnError: unlessShown,
    refetchInterval: hidden ? whileHidden : false,
    refetchIntervalInBackground: true,
  });
  usePageHead(head, true);
  if (!ticker.data) return <output className="wrap block pt-8 text-ui text-mute">{t('common.loading')}</output>;
  return (
    <>
      <StaleNotice query={ticker} />
      <LatestPage key={language} lang={language} stories={ticker.data.stories} />
    </>
  );
}

export { PageError as ErrorBoundary };
