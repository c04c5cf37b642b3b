import { useEffect, useRef, useState } from 'react';
import { useOfflineTexts } from '../language/useOfflineTexts.ts';
import { Button } from '../ui/Button.tsx';
import { InstallOffer } from './InstallOffer.tsx';
import { isInstallable, mayHint, rememberHint, useInstallPrompt } from './install-prompt.ts';

/** That the site can be on the home screen: said once, at the end of a page, to readers who come back. */
export function InstallHint() {
  const t = useOfflineTexts();
  const canPrompt = useInstallPrompt() !== null;
  const [closed, setClosed] = useState(false);
  const shown = !closed && isInstallable(canPrompt) && mayHint();
  const hint = useRef<HTMLElement>(null);
  useEffect(() => {
    if (!shown) return undefined;
    const observer = new IntersectionObserver(([entry]) => {
      if (entry?.isIntersecting) rememberHint(false);
    });
    observer.observe(hint.current!);
    return () => observer.disconnect();
  }, [shown]);
  if (!shown) return null;
  return (
    <aside ref={hint} aria-label={t('device.install')} className="wrap mt-8 text-ui leading-note">
      <div className="max-w-155 border-y border-rule pb-4">
        <InstallOffer
          t={t}
          action={
            <Button
              onClick={() => {
                rememberHint(true);
                setClosed(true);
              }}
            >
              {t('device.later')}
            </Button>
          }
        />
      </div>
    </aside>
  );
}
