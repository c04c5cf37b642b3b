import { useTranslation } from '../language/I18nContext.tsx';
import { Button } from '../ui/Button.tsx';
import { MessagePanel } from '../ui/MessagePanel.tsx';

type Props = {
  error: Error | null;
  refetch: () => unknown;
  /** What is said when it cannot be loaded. */
  failed: string;
  /** Of the message's heading. */
  level?: 1 | 2;
};

/** In place of what a page of the desk has not loaded yet, or cannot load. */
export function QueryStatus({ error, refetch, failed, level = 2 }: Props) {
  const { t } = useTranslation('desk');
  return error ? (
    <MessagePanel
      level={level}
      title={failed}
      hint={t('items.failedHint')}
      action={<Button onClick={() => void refetch()}>{t('retry')}</Button>}
    />
  ) : (
    <p role="status" className="py-6 text-ui text-mute">
      {t('loading')}
    </p>
  );
}
