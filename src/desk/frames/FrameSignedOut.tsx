import { deskLinks } from '../../desk-links.ts';
import { useTranslation } from '../../language/I18nContext.tsx';
import { buttonLook } from '../../ui/Button.tsx';
import { MessagePanel } from '../../ui/MessagePanel.tsx';

/** What a frame shows once the session has ended. */
export function FrameSignedOut() {
  const { t } = useTranslation('desk');
  return (
    <main className="wrap py-6">
      <MessagePanel
        title={t('signedOut.title')}
        hint={t('signedOut.hint')}
        action={
          <a href={deskLinks.items()} target="_top" className={buttonLook}>
            {t('title')}
          </a>
        }
      />
    </main>
  );
}
