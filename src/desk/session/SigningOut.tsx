import { useTranslation } from '../../language/I18nContext.tsx';
import { Button } from '../../ui/Button.tsx';
import { MessagePanel } from '../../ui/MessagePanel.tsx';

type Props = { failed: boolean; onRetry: () => void };

/** Shown from signing out until the server confirms it; nothing of the desk is on the screen. */
export function SigningOut({ failed, onRetry }: Props) {
  const { t } = useTranslation('desk');
  return (
    <main id="content" className="wrap py-8 lg:py-14">
      <div role="alert">
        {failed ? (
          <MessagePanel
            title={t('leaving.stuck')}
            hint={t('leaving.stuckHint')}
            action={
              <Button primary onClick={onRetry}>
                {t('retry')}
              </Button>
            }
          />
        ) : (
          <h1 className="text-h2">{t('leaving.busy')}</h1>
        )}
      </div>
    </main>
  );
}
