import { useQuery } from '@tanstack/react-query';
import { Suspense } from 'react';
import type { LoaderFunctionArgs } from 'react-router';
import { useTranslation } from '../language/I18nContext.tsx';
import { useEdition } from '../language/EditionContext.tsx';
import { LatestPage } from '../ticker/LatestPage.tsx';
import { tickerQueries } from '../ticker/ticker.queries.ts';
import { optional } from '../runtime/optional.ts';
import { useHidden } from '../runtime/useHidden.ts';
import { useHydrated } from '../runtime/useHydrated.ts';
import { useWire } from '../wire/WireContext.tsx';
import { loadOrOpen } from '../app/loading/load-or-open.ts';
import { throwAsResponse } from '../app/errors/failure.ts';
import { multilingualHead, type HeadContext } from '../app/head/head.ts';
import { appContext } from '../app/context/app-context.ts';
import { requireLanguage } from '../app/loading/require-language.ts';
import { PageError } from '../app/errors/PageError.tsx';
import { StaleNotice } from '../app/errors/StaleNotice.tsx';
import { hasNoData } from '../app/loading/has-no-data.ts';
import { usePageHead } from '../app/head/usePageHead.ts';

// The stream is closed while the page is hidden; polling once a minute keeps the count in its title.
const hiddenPollMs = 60_000;

export async function loader({ params, context }: LoaderFunctionArgs) {
  const { wire, queryClient } = context.get(appContext);
  return loadOrOpen(queryClient, tickerQueries(wire).lines(requireLanguage({ params, context }))).catch(
    throwAsResponse,
  );
}

const TakeTicker = optional(() => import('../offline/TakeTicker.tsx').then((module) => module.TakeTicker));

const head = (_: unknown, context: HeadContext) =>
  multilingualHead({ title: context.t('masthead.latest'), rest: '/latest' }, context);
export const handle = { head };

export function Component() {
  const { t } = useTranslation();
  const { language } = useEdition();
  const hidden = useHidden();
  const hydrated = useHydrated();
  const ticker = useQuery({
    ...tickerQueries(useWire()).lines(language),
    throwOnError: hasNoData,
    refetchInterval: hidden ? hiddenPollMs : false,
    refetchIntervalInBackground: true,
  });
  usePageHead(head, true);
  if (!ticker.data) return <output className="wrap block pt-8 text-ui text-mute">{t('common.loading')}</output>;
  return (
    <>
      <StaleNotice query={ticker} />
      <LatestPage
        key={language}
        lang={language}
        stories={ticker.data.stories}
        pinned={ticker.data.pinned}
        take={
          // Its room is reserved: the list does not move when it comes.
          <div className="mt-4 min-h-36 md:min-h-28">
            {hydrated && (
              <Suspense fallback={null}>
                <TakeTicker />
              </Suspense>
            )}
          </div>
        }
      />
    </>
  );
}

export { PageError as ErrorBoundary };
