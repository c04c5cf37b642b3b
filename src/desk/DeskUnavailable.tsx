import { type ReactNode, useEffect, useEffectEvent } from 'react';
import { useTranslation } from '../language/I18nContext.tsx';
import { Button } from '../ui/Button.tsx';
import { MessagePanel } from '../ui/MessagePanel.tsx';

type Props = { failed: boolean; busy: boolean; onRetry: () => void; language: ReactNode };

/** The desk until the session is known: loading, or failed to load. */
export function DeskUnavailable({ failed, busy, onRetry, language }: Props) {
  const { t } = useTranslation('desk');
  const retry = useEffectEvent(onRetry);
  useEffect(() => {
    if (!failed) return;
    const onOnline = () => retry();
    addEventListener('online', onOnline);
    return () => removeEventListener('online', onOnline);
  }, [failed]);
  return (
    <main id="content" className="wrap py-8 lg:py-14">
      {failed ? (
        <>
          <div className="mb-6 flex justify-end">{language}</div>
          <MessagePanel
            title={t('unavailable')}
            hint={t('unavailableHint')}
            action={
              <Button primary disabled={busy} onClick={onRetry}>
                {t('retry')}
              </Button>
            }
          />
        </>
      ) : (
        <p role="status" className="text-ui text-mute">
          {t('loading')}
        </p>
      )}
    </main>
  );
}
