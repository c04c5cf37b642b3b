import type { UseQueryResult } from '@tanstack/react-query';
import { useTranslation } from '../../language/I18nContext.tsx';
import { deviceMoment } from '../../runtime/clock.ts';
import { useOnline } from '../../runtime/useOnline.ts';
import { Ago } from '../../story/Ago.tsx';
import { Button } from '../../ui/Button.tsx';
import { Notice } from '../../ui/Notice.tsx';
import { useRetry } from '../../runtime/useRetry.ts';

/** The page that the service worker answers with when the network does not (server/pages/document.ts). */
const isOfflineShell = (): boolean =>
  // A server whose clock was set back takes its own answers for those of an earlier visit.
  typeof document !== 'undefined' && document.getElementById('root')?.dataset.shell !== undefined;

type Props = { query: Pick<UseQueryResult, 'isRefetchError' | 'isFetching' | 'refetch' | 'dataUpdatedAt'> };

/** Shown when a refetch has failed, and offline above what an earlier visit has stored: the page shows its old data, says how old, and retries. */
export function StaleNotice({ query }: Props) {
  const { t } = useTranslation();
  const isOnline = useOnline();
  useRetry(query.isRefetchError, query.refetch);
  const { dataUpdatedAt } = query;
  const isOfEarlierVisit = dataUpdatedAt > 0 && dataUpdatedAt < performance.timeOrigin;
  if (!query.isRefetchError && !(isOfEarlierVisit && (!isOnline || isOfflineShell()))) return null;
  return (
    <Notice
      action={
        <Button
          className="shrink-0"
          aria-disabled={query.isFetching}
          onClick={() => query.isFetching || void query.refetch()}
        >
          {t('common.retry')}
        </Button>
      }
    >
      {t('errors.stale')}{' '}
      <span className="whitespace-nowrap text-soft">
        <Ago moment={deviceMoment(dataUpdatedAt)} />
      </span>
    </Notice>
  );
}
