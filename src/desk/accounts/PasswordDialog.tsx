import { useEffect, useId, useRef, useState } from 'react';
import type { NewPassword } from '#contract/desk-accounts.ts';
import { useTranslation } from '../../language/I18nContext.tsx';
import { Button } from '../../ui/Button.tsx';
import { fieldClass } from '../field-class.ts';
import { DeskDialog } from '../DeskDialog.tsx';

/** A generated password, shown this once: the server stores only its hash. */
export function PasswordDialog({ of: { name, password }, onClose }: { of: NewPassword; onClose: () => void }) {
  const { t } = useTranslation('desk');
  const dialog = useRef<HTMLDialogElement>(null);
  const field = useRef<HTMLInputElement>(null);
  const hintId = useId();
  const [copied, setCopied] = useState(false);
  useEffect(() => {
    // The dialog is open: effects of children run first.
    field.current?.select();
  }, []);
  const copy = async () => {
    field.current?.select();
    // If refused (no permission, insecure page), the text is selected and can be copied by keyboard.
    await navigator.clipboard?.writeText(password).then(
      () => setCopied(true),
      () => undefined,
    );
  };
  return (
    <DeskDialog dialog={dialog} title={t('people.password', { name })} onClose={onClose}>
      <p id={hintId} className="mb-4 text-ui leading-note">
        {t('people.passwordHint')}
      </p>
      <input
        ref={field}
        readOnly
        value={password}
        dir="ltr"
        aria-label={t('people.password', { name })}
        aria-describedby={hintId}
        className={fieldClass}
      />
      <p role="status" className="mt-3 text-ui font-semibold empty:hidden">
        {copied && t('people.copied')}
      </p>
      <div className="mt-4 flex flex-wrap gap-3">
        <Button primary onClick={() => void copy()}>
          {t('people.copy')}
        </Button>
        <Button onClick={() => dialog.current?.close()}>{t('people.done')}</Button>
      </div>
    </DeskDialog>
  );
}
