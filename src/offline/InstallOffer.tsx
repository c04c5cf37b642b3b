import type { TFunction } from 'i18next';
import { Button } from '../ui/Button.tsx';
import { isInstalledByShareMenu, useInstallPrompt } from './install-prompt.ts';

/** How to add the site to the home screen, where that is possible and has not been done. */
export function InstallOffer({ t }: { t: TFunction<'offline'> }) {
  const install = useInstallPrompt();
  if (install)
    return (
      <div className="mt-4">
        <Button onClick={install}>{t('device.install')}</Button>
        <p className="mt-1 text-soft">{t('device.installHint')}</p>
      </div>
    );
  return isInstalledByShareMenu() ? <p className="mt-4 text-soft">{t('device.installIos')}</p> : null;
}
