import type { ReactNode } from 'react';
import { useTranslation } from '../language/I18nContext.tsx';
import { useEdition } from '../language/EditionContext.tsx';
import { links } from '../links.ts';
import { Button, buttonLook } from '../ui/Button.tsx';
import { MessagePanel } from '../ui/MessagePanel.tsx';

type Props = { door: 'gone' | 'stripped' | 'editors' | 'failed' | 'stuck'; onRetry?: () => void };

const words = {
  gone: ['gone', 'goneHint'],
  stripped: ['stripped', 'strippedHint'],
  editors: ['editorsOnly', 'editorsOnlyHint'],
  failed: ['failed', 'failedHint'],
  stuck: ['exitStuck', 'exitStuckHint'],
} as const;

/** Why there is nothing to see, as far as a stranger may know, and what to do about it. */
export function PreviewClosed({ door, onRetry }: Props) {
  const { t } = useTranslation();
  const { language } = useEdition();
  const [title, hint] = words[door];
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
            {door === 'editors' && (
              <a href={links.desk()} target="_blank" rel="noreferrer" className={buttonLook}>
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
