import { useTranslation } from '../../language/I18nContext.tsx';
import { useOfflineTexts } from '../../language/useOfflineTexts.ts';
import { useRetry } from '../../runtime/useRetry.ts';
import { Button } from '../../ui/Button.tsx';
import { Notice } from '../../ui/Notice.tsx';

/** Says that only the device was searched, and asks the server again until it answers. */
export function StoredNotice({ retry }: { retry: () => Promise<unknown> }) {
  const { t } = useTranslation();
  const offline = useOfflineTexts();
  useRetry(true, retry);
  return (
    <Notice
      action={
        <Button className="shrink-0" onClick={() => void retry()}>
          {t('common.retry')}
        </Button>
      }
    >
      {offline('search.local')}
    </Notice>
  );
}
