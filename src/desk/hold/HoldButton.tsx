import { useRef, useState } from 'react';
import { useTranslation } from '../../language/I18nContext.tsx';
import { Button } from '../../ui/Button.tsx';
import { useMayActAs } from '../EditorContext.ts';
import { HoldDialog } from './HoldDialog.tsx';

/** Opens what a chief editor can do to a published story; nothing for others. */
export function HoldButton({ id, headline }: { id: string; headline: string }) {
  const { t } = useTranslation('desk');
  const [open, setOpen] = useState(false);
  const button = useRef<HTMLButtonElement>(null);
  if (!useMayActAs('chief')) return null;
  return (
    <>
      <Button
        ref={button}
        aria-haspopup="dialog"
        aria-label={t('hold.openFor', { headline })}
        onClick={() => setOpen(true)}
      >
        {t('hold.open')}
      </Button>
      {open && (
        <HoldDialog
          id={id}
          onClose={() => {
            setOpen(false);
            button.current?.focus();
          }}
        />
      )}
    </>
  );
}
