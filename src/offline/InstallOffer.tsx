import type { TFunction } from 'i18next';
import type { ReactNode } from 'react';
import { Button } from '../ui/Button.tsx';
import { isInstalledByShareMenu, useInstallPrompt } from './install-prompt.ts';

/** How to add the site to the home screen, where that is possible and has not been done. `action` stands beside the button. */
export function InstallOffer({ t, action }: { t: TFunction<'offline'>; action?: ReactNode }) {
  const install = useInstallPrompt();
  if (!install && !isInstalledByShareMenu()) return null;
  return (
    <div className="mt-4">
      <p className="text-soft">{t(install ? 'device.installHint' : 'device.installIos')}</p>
      <div className="mt-3 flex flex-wrap gap-3">
        {install && <Button onClick={install}>{t('device.install')}</Button>}
        {action}
      </div>
    </div>
  );
}
