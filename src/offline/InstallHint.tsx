import { useState } from 'react';
import { useOfflineTexts } from '../language/useOfflineTexts.ts';
import { Button } from '../ui/Button.tsx';
import { InstallOffer } from './InstallOffer.tsx';
import { isInstallable, mayHint, rememberHint, useInstallPrompt } from './install-prompt.ts';

/** That the site can be on the home screen: said once, at the end of a page, to readers who come back. */
export function InstallHint() {
  const t = useOfflineTexts();
  const canPrompt = useInstallPrompt() !== null;
  const [closed, setClosed] = useState(() => !mayHint());
  if (closed || !isInstallable(canPrompt)) return null;
  return (
    <aside aria-label={t('device.install')} className="wrap mt-8 text-ui leading-note">
      <div className="max-w-155 border-y border-rule pb-4">
        <InstallOffer t={t} />
        <Button
          className="mt-3"
          onClick={() => {
            rememberHint();
            setClosed(true);
          }}
        >
          {t('device.later')}
        </Button>
      </div>
    </aside>
  );
}
