import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useEffectEvent } from 'react';
import { useTranslation } from '../language/WordsContext.tsx';
import { useParams, useRevalidator, useRouteError, useSearchParams } from 'react-router';
import { isLanguage } from '#contract/language.ts';
import { useEdition } from '../language/EditionContext.tsx';
import { isHydrated } from '../language/hydration.ts';
import { useFormat } from '../language/useFormat.ts';
import { links } from '../links.ts';
import { announce } from '../ui/announce.ts';
import { Button, buttonLook } from '../ui/Button.tsx';
import { Trouble } from '../ui/Trouble.tsx';
import { type Failure, failureOf, isLostPart } from './failure.ts';
import { hiddenHead } from './head.ts';
import { NearestStories } from './NearestStories.tsx';
import { useOnline } from './OfflineBar.tsx';
import { usePageHead } from './usePageHead.ts';

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
            {!gone && <Retry automatic={failure.kind === 'network'} anew={isLostPart(error)} />}
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

/**
 * Asks for everything that failed again; without a line, by itself once there is one. `anew`: loads the page itself, because
 * browsers remember that a part of the app could not be loaded.
 */
function Retry({ automatic, anew }: { automatic: boolean; anew: boolean }) {
  const { t } = useTranslation();
  const queryClient = useQueryClient();
  const { revalidate, state } = useRevalidator();
  const online = useOnline();
  const retry = () => {
    if (anew) return location.reload();
    queryClient.removeQueries({ predicate: ({ state: { status } }) => status === 'error' });
    void revalidate();
  };
  const lineIsBack = useEffectEvent(retry);
  useEffect(() => {
    if (!automatic) return;
    // Stays the same listener: the event also renders this anew, and one added meanwhile would not be called.
    const listener = () => lineIsBack();
    addEventListener('online', listener);
    return () => removeEventListener('online', listener);
  }, [automatic]);
  // A button that is disabled loses the focus; this one only does nothing for now.
  const idle = state === 'loading' || !online;
  return (
    <Button primary aria-disabled={idle} onClick={() => idle || retry()}>
      {t('common.retry')}
    </Button>
  );
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
