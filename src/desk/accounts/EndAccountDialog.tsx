import { useEffect, useId, useRef } from 'react';
import { useTranslation } from '../../language/I18nContext.tsx';
import { Button } from '../../ui/Button.tsx';

type Props = { name: string; onEnd: () => void; onClose: () => void };

/** Names the account before it is ended: that cannot be undone. */
export function EndAccountDialog({ name, onEnd, onClose }: Props) {
  const { t } = useTranslation('desk');
  const dialog = useRef<HTMLDialogElement>(null);
  const titleId = useId();
  useEffect(() => {
    dialog.current?.showModal();
  }, []);
  return (
    <dialog
      ref={dialog}
      aria-labelledby={titleId}
      onClose={onClose}
      className="m-auto w-full max-w-120 border border-edge bg-paper p-5 text-ink backdrop:bg-ink/40"
    >
      <h2 id={titleId} className="mb-2 text-h2">
        {t('people.endTitle', { name })}
      </h2>
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
    </dialog>
  );
}
