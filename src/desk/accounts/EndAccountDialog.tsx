import { useRef } from 'react';
import { useTranslation } from '../../language/I18nContext.tsx';
import { Button } from '../../ui/Button.tsx';
import { DeskDialog } from '../DeskDialog.tsx';

type Props = { name: string; onEnd: () => void; onClose: () => void };

/** Names the account before it is ended: that cannot be undone. */
export function EndAccountDialog({ name, onEnd, onClose }: Props) {
  const { t } = useTranslation('desk');
  const dialog = useRef<HTMLDialogElement>(null);
  return (
    <DeskDialog dialog={dialog} title={t('people.endTitle', { name })} onClose={onClose}>
      <p className="mb-5 text-ui leading-note">{t('people.endHint')}</p>
      <div className="flex flex-wrap gap-3">
        <Button
          primary
          onClick={() => {
            onEnd();
            dialog.current?.close();
          }}
        >
          {t('people.end')}
        </Button>
        <Button onClick={() => dialog.current?.close()}>{t('people.cancel')}</Button>
      </div>
    </DeskDialog>
  );
}
