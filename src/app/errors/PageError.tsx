import { type Query, useQueryClient } from '@tanstack/react-query';
import { useEffect, useEffectEvent, useRef } from 'react';
import { flushSync } from 'react-dom';
import { useTranslation } from '../../language/I18nContext.tsx';
import { useParams, useRevalidator, useRouteError, useSearchParams } from 'react-router';
import { isLanguage } from '#contract/language.ts';
import { useEdition } from '../../language/EditionContext.tsx';
import { isHydrated } from '../../runtime/hydration.ts';
import { useFormat } from '../../language/useFormat.ts';
import { links } from '../../links.ts';
import { announce } from '../../ui/announce.ts';
import { Button, buttonLook } from '../../ui/Button.tsx';
import { Trouble } from '../../ui/Trouble.tsx';
import { newerBuild } from './newer-build.ts';
import { useRetry } from '../../runtime/useRetry.ts';
import { isRetryable } from '../../wire/wire-error.ts';
import { type Failure, failureOf, isLostPart } from './failure.ts';
import { hiddenHead } from '../head/head.ts';
import { NearestStories } from './NearestStories.tsx';
import { useOnline } from './OfflineBar.tsx';
import { usePageHead } from '../head/usePageHead.ts';

/** Every page that could not be shown, in the reader's language, with what to do about it. */
export function PageError() {
  const { t } = useTranslation();
  const error = useRouteError();
  const failure = failureOf(error);
  const { language } = useEdition();
  const { id } = useParams();
  const [search] = useSearchParams();
  const from = search.get('from');
  const words = useWords(failure);
  usePageHead(hiddenHead, words.title);
  const speak = useEffectEvent(() => announce(`${words.title}. ${words.hint}`));
  // Also when another try has failed: the page then looks as before.
  useEffect(() => {
    if (error !== undefined && isHydrated()) speak();
  }, [error]);
  const original =
    failure.kind === 'not-found' && id && isLanguage(from) && from !== language ? { language: from, id } : null;
  const gone = failure.kind === 'not-found' || failure.kind === 'withdrawn';
  return (
    <div className="wrap pt-5 lg:pt-8">
      <Trouble
        title={original ? t('masthead.noTranslation') : words.title}
        hint={original ? t('masthead.noTranslationHint') : words.hint}
        action={
          <>
            {!gone && <Retry automatic={passing.has(failure.kind)} part={isLostPart(error)} />}
            <a href={links.front(language)} className={buttonLook}>
              {t('common.toFront')}
            </a>
          </>
        }
      />
      {gone && <NearestStories original={original} />}
    </div>
  );
}

/** Trouble of the way or of the server, whichever page of a proxy, hotel or cut answer it comes as: it ends by itself. */
const passing = new Set<Failure['kind']>(['network', 'timeout', 'unavailable', 'too-many-requests']);

/**
 * Asks for everything that failed again, by itself too. `part`: what failed is a part of the app. Some browsers remember that, and
 * after a deploy it is gone: where the server answers and the part still does not come, the page is loaded anew.
 */
function Retry({ automatic, part }: { automatic: boolean; part: boolean }) {
  const { t } = useTranslation();
  const queryClient = useQueryClient();
  const { revalidate, state } = useRevalidator();
  const tries = useRef(0);
  const again = async () => {
    if (part && tries.current++ > 0) {
      const found = await newerBuild();
      if (found === 'newer' || (found === 'same' && reloads())) return location.reload();
    }
    // Where all is on hand, begin and end of it would be one rendering, and the router's boundary would not notice.
    await flushSync(revalidate);
  };
  // In the background, so that the page does not change while nothing has changed.
  const quietly = async () => {
    const lost = { predicate: ({ state: { error } }: Query) => isRetryable(error) };
    await queryClient.refetchQueries(lost);
    if (queryClient.getQueryCache().findAll(lost).length === 0) await again();
  };
  const now = () => {
    queryClient.removeQueries({ predicate: ({ state: { status } }) => status === 'error' });
    void again();
  };
  useRetry(automatic, quietly);
  // A button that is disabled loses the focus; this one only does nothing for now.
  return (
    <Button primary aria-disabled={state === 'loading' || undefined} onClick={() => state === 'loading' || now()}>
      {t('common.retry')}
    </Button>
  );
}

/** Not again and again, should the new page be broken as well. */
function reloads(): boolean {
  const key = 'sharit-reloaded';
  try {
    const last = Number(sessionStorage.getItem(key));
    const now = Date.now();
    if (Math.abs(now - last) < 60_000) return false;
    sessionStorage.setItem(key, String(now));
    return true;
  } catch {
    // Without storage there is no telling how often it has been tried.
    return false;
  }
}

function useWords({ kind, problem, retryAfter }: Failure): { title: string; hint: string } {
  const { t } = useTranslation();
  const format = useFormat();
  const online = useOnline();
  switch (kind) {
    case 'not-found':
      return { title: t('errors.missing'), hint: t('errors.missingHint') };
    case 'withdrawn': {
      const at = problem?.withdrawnAt;
      return {
        title: t('errors.withdrawn'),
        hint: at
          ? t('errors.withdrawnOn', { date: format.date(at), time: format.time(at) })
          : t('errors.withdrawnHint'),
      };
    }
    case 'network':
      if (!online) return { title: t('errors.offline'), hint: t('errors.offlineHint') };
      return { title: t('errors.unavailable'), hint: t('errors.unavailableHint') };
    case 'timeout':
      return { title: t('errors.timeout'), hint: t('errors.timeoutHint') };
    case 'too-many-requests': {
      const count = Math.ceil((retryAfter ?? 0) / 60);
      const hint = count > 0 ? t('errors.tooManyIn', { count, n: format.number(count) }) : t('errors.tooManyHint');
      return { title: t('errors.tooMany'), hint };
    }
    case 'unavailable':
      return { title: t('errors.unavailable'), hint: t('errors.unavailableHint') };
    case 'bad-request':
    case 'bad-cursor':
      return { title: t('errors.badRequest'), hint: t('errors.badRequestHint') };
    default:
      return { title: t('errors.internal'), hint: t('errors.internalHint') };
  }
}
