import type { ReactNode } from 'react';
import { useTranslation } from '../language/I18nContext.tsx';
import { useEdition } from '../language/EditionContext.tsx';
import { deskLinks } from '../desk-links.ts';
import { links } from '../links.ts';
import { Button, buttonLook } from '../ui/Button.tsx';
import { MessagePanel } from '../ui/MessagePanel.tsx';

type Props = { reason: 'gone' | 'stripped' | 'editors' | 'failed' | 'stuck'; onRetry?: () => void };

const messages = {
  gone: ['gone', 'goneHint'],
  stripped: ['stripped', 'strippedHint'],
  editors: ['editorsOnly', 'editorsOnlyHint'],
  failed: ['failed', 'failedHint'],
  stuck: ['exitStuck', 'exitStuckHint'],
} as const;

/** Why the preview cannot be shown, without revealing whether the draft exists, and what to do about it. */
export function PreviewClosed({ reason, onRetry }: Props) {
  const { t } = useTranslation();
  const { language } = useEdition();
  const [title, hint] = messages[reason];
  const front: ReactNode = (
    <a href={links.front(language)} className={buttonLook}>
      {t('common.toFront')}
    </a>
  );
  return (
    <main id="content" className="wrap py-8 lg:py-14">
      <MessagePanel
        title={t(`preview.${title}`)}
        hint={t(`preview.${hint}`)}
        action={
          <>
            {reason === 'editors' && (
              <a href={deskLinks.items()} target="_blank" rel="noreferrer" className={buttonLook}>
                {t('preview.toDesk')}
              </a>
            )}
            {onRetry && (
              <Button primary onClick={onRetry}>
                {t('common.retry')}
              </Button>
            )}
            {!onRetry && front}
          </>
        }
      />
    </main>
  );
}
