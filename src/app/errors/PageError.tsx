import { type Query, useQueryClient } from '@tanstack/react-query';
import { Suspense, useEffect, useEffectEvent, useRef } from 'react';
import { flushSync } from 'react-dom';
import { useTranslation } from '../../language/I18nContext.tsx';
import { useParams, useRevalidator, useRouteError, useSearchParams } from 'react-router';
import { useEdition } from '../../language/EditionContext.tsx';
import { isHydrated } from '../../runtime/hydration.ts';
import { optional } from '../../runtime/optional.ts';
import { useHydrated } from '../../runtime/useHydrated.ts';
import { links } from '../../links.ts';
import { announce } from '../../ui/announce.ts';
import { Button, buttonLook } from '../../ui/Button.tsx';
import { MessagePanel } from '../../ui/MessagePanel.tsx';
import { checkForNewerBuild } from './check-for-newer-build.ts';
import { useRetry } from '../../runtime/useRetry.ts';
import { isRetryable } from '../../wire/wire-error.ts';
import { errorText, originalOf } from './error-text.ts';
import { type Failure, failureOf, isChunkLoadError } from './failure.ts';
import { noindexHead } from '../head/head.ts';
import { NearestStories } from './NearestStories.tsx';
import { useOnline } from '../../runtime/useOnline.ts';
import { usePageHead } from '../head/usePageHead.ts';

/** In place of a page that could not be shown: what failed, in the reader's language, and what they can do. */
export function PageError() {
  const { t } = useTranslation();
  const error = useRouteError();
  const failure = failureOf(error);
  const edition = useEdition();
  const { language } = edition;
  const original = originalOf(failure, language, useParams()['id'], useSearchParams()[0].get('from'));
  const text = errorText(failure, original, edition, t, useOnline());
  usePageHead(noindexHead, text.title);
  const announceError = useEffectEvent(() => announce(`${text.title}. ${text.hint}`));
  // Also when a retry has failed: the page then looks as before, and only the announcement says so.
  useEffect(() => {
    if (error !== undefined && isHydrated()) announceError();
  }, [error]);
  const isAway = useHydrated() && retryableKinds.has(failure.kind);
  const gone = failure.kind === 'not-found' || failure.kind === 'withdrawn';
  return (
    <div className="wrap pt-5 lg:pt-8">
      <MessagePanel
        title={text.title}
        hint={text.hint}
        action={
          <>
            {!gone && <Retry automatic={retryableKinds.has(failure.kind)} chunk={isChunkLoadError(error)} />}
            <a href={links.front(language)} className={buttonLook}>
              {t('common.toFront')}
            </a>
          </>
        }
      />
      {gone && <NearestStories original={original} />}
      {isAway && (
        <Suspense fallback={null}>
          <ReadableStories />
        </Suspense>
      )}
    </div>
  );
}

const ReadableStories = optional(() =>
  import('../../offline/ReadableStories.tsx').then((module) => module.ReadableStories),
);

/** Failures of the network or the server, which end without the reader doing anything. */
const retryableKinds = new Set<Failure['kind']>(['network', 'timeout', 'unavailable', 'too-many-requests']);

/**
 * Retries everything that failed, automatically too. `chunk`: what failed is a chunk of the app. Some browsers cache that failure, and
 * after a deploy the chunk no longer exists: when the server answers and the chunk still does not load, the page is reloaded.
 */
function Retry({ automatic, chunk }: { automatic: boolean; chunk: boolean }) {
  const { t } = useTranslation();
  const queryClient = useQueryClient();
  const { revalidate, state } = useRevalidator();
  const attempts = useRef(0);
  const retry = async () => {
    if (chunk && attempts.current++ > 0) {
      const found = await checkForNewerBuild();
      if (found === 'newer' || (found === 'same' && mayReload())) return location.reload();
    }
    // With all data cached, start and end of the revalidation would be one render, and the router would not reset its error boundary.
    await flushSync(revalidate);
  };
  // In the background, so that the page stays as it is while the failure lasts.
  const retryInBackground = async () => {
    const failed = { predicate: ({ state: { error } }: Query) => isRetryable(error) };
    await queryClient.refetchQueries(failed);
    if (queryClient.getQueryCache().findAll(failed).length === 0) await retry();
  };
  const retryNow = () => {
    queryClient.removeQueries({ predicate: ({ state: { status } }) => status === 'error' });
    void retry();
  };
  useRetry(automatic, retryInBackground);
  // aria-disabled, because a disabled button loses the focus.
  return (
    <Button primary aria-disabled={state === 'loading' || undefined} onClick={() => state === 'loading' || retryNow()}>
      {t('common.retry')}
    </Button>
  );
}

/** At most one reload a minute, in case the reloaded page is broken as well. */
function mayReload(): boolean {
  const key = 'sharit-reloaded';
  try {
    const last = Number(sessionStorage.getItem(key));
    const now = Date.now();
    if (Math.abs(now - last) < 60_000) return false;
    sessionStorage.setItem(key, String(now));
    return true;
  } catch {
    // Without storage, reloads cannot be counted.
    return false;
  }
}
