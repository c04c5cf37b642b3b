import { useState, useSyncExternalStore } from 'react';
import { useTranslation } from '../../language/I18nContext.tsx';
import { Icon } from '../../ui/Icon.tsx';
import { CloseIcon, OfflineIcon } from '../../ui/icons.ts';
import { Notice } from '../../ui/Notice.tsx';

function subscribe(listener: () => void): () => void {
  addEventListener('online', listener);
  addEventListener('offline', listener);
  return () => {
    removeEventListener('online', listener);
    removeEventListener('offline', listener);
  };
}

/** Whether the device says that it has a line. The server and a page being hydrated always have one. */
export function useOnline(): boolean {
  return useSyncExternalStore(
    subscribe,
    () => navigator.onLine,
    () => true,
  );
}

export function OfflineBar() {
  return useOnline() ? null : <OfflineNotice />;
}

/** Closed for this time without a line; the next time it is said again. */
function OfflineNotice() {
  const { t } = useTranslation();
  const [closed, close] = useState(false);
  if (closed) return null;
  return (
    <Notice
      icon={<Icon of={OfflineIcon} />}
      action={
        <button type="button" className="tap" aria-label={t('common.close')} onClick={() => close(true)}>
          <Icon of={CloseIcon} />
        </button>
      }
    >
      {t('errors.offlineBar')}
    </Notice>
  );
}
