import { useQuery } from '@tanstack/react-query';
import { Suspense } from 'react';
import type { LoaderFunctionArgs } from 'react-router';
import type { FrontAnswer } from '#contract/story.ts';
import { frontQueries } from '../front/front.queries.ts';
import { FrontPage } from '../front/FrontPage.tsx';
import { FrontSkeleton } from '../front/FrontSkeleton.tsx';
import { optional } from '../runtime/optional.ts';
import { useHydrated } from '../runtime/useHydrated.ts';
import { useTranslation } from '../language/I18nContext.tsx';
import { useNextFront } from '../live/useNextFront.ts';
import { useEdition } from '../language/EditionContext.tsx';
import { NewStories } from '../ticker/held/NewStories.tsx';
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

export async function loader({ params, context }: LoaderFunctionArgs) {
  const { wire, queryClient } = context.get(appContext);
  return loadOrOpen(queryClient, frontQueries(wire).byLanguage(requireLanguage({ params, context }))).catch(
    throwAsResponse,
  );
}

const InstallHint = optional(() => import('../offline/InstallHint.tsx').then((module) => module.InstallHint));

const head = (_: FrontAnswer | undefined, context: HeadContext) => multilingualHead({ title: null, rest: '' }, context);
export const handle = { head };

export function Component() {
  const { language } = useEdition();
  const front = useQuery({
    ...frontQueries(useWire()).byLanguage(language),
    throwOnError: hasNoData,
    // Nothing swaps under the reader when they return to the tab or come online: what is new is offered.
    refetchOnWindowFocus: false,
    refetchOnReconnect: false,
  });
  const showNext = useNextFront(language, front.data?.position);
  const { t } = useTranslation();
  const hydrated = useHydrated();
  usePageHead(head, front.data);
  if (!front.data) return <FrontSkeleton />;
  return (
    <>
      <StaleNotice query={front} />
      <FrontPage front={front.data} />
      {hydrated && (
        <Suspense fallback={null}>
          <InstallHint key={language} />
        </Suspense>
      )}
      <NewStories
        key={language}
        changed={showNext ? t('front.changed') : null}
        onShow={() => {
          scrollTo({ top: 0 });
          showNext?.();
          // What was published since is not in the one that waited.
          void front.refetch();
        }}
      />
    </>
  );
}

export { PageError as ErrorBoundary };
