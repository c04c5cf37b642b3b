import { useState } from 'react';
import { useTranslation } from '../../language/I18nContext.tsx';
import { useOnline } from '../../runtime/useOnline.ts';
import { Icon } from '../../ui/Icon.tsx';
import { CloseIcon, OfflineIcon } from '../../ui/icons.ts';
import { Notice } from '../../ui/Notice.tsx';

export function OfflineBar() {
  return useOnline() ? null : <OfflineNotice />;
}

/** Once closed, it is not shown again until the device has been online. */
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
