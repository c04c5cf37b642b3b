import type { UseQueryResult } from '@tanstack/react-query';
import { useTranslation } from '../../language/I18nContext.tsx';
import { Button } from '../../ui/Button.tsx';
import { Notice } from '../../ui/Notice.tsx';
import { useRetry } from '../../runtime/useRetry.ts';

type Props = { query: Pick<UseQueryResult, 'isRefetchError' | 'isFetching' | 'refetch'> };

/** Shown when a refetch has failed: the page shows its old data, says so, and retries. */
export function StaleNotice({ query }: Props) {
  const { t } = useTranslation();
  useRetry(query.isRefetchError, query.refetch);
  if (!query.isRefetchError) return null;
  return (
    <Notice
      action={
        <Button aria-disabled={query.isFetching} onClick={() => query.isFetching || void query.refetch()}>
          {t('common.retry')}
        </Button>
      }
    >
      {t('errors.stale')}
    </Notice>
  );
}
