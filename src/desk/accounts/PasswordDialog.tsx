import { useEffect, useId, useRef, useState } from 'react';
import type { NewPassword } from '#contract/desk-accounts.ts';
import { useTranslation } from '../../language/I18nContext.tsx';
import { Button } from '../../ui/Button.tsx';
import { fieldClass } from '../field-class.ts';

/** A generated password, shown this once: the server stores only its hash. */
export function PasswordDialog({ of: { name, password }, onClose }: { of: NewPassword; onClose: () => void }) {
  const { t } = useTranslation('desk');
  const dialog = useRef<HTMLDialogElement>(null);
  const field = useRef<HTMLInputElement>(null);
  const id = useId();
  const [copied, setCopied] = useState(false);
  useEffect(() => {
    dialog.current?.showModal();
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
    <dialog
      ref={dialog}
      aria-labelledby={`${id}title`}
      onClose={onClose}
      className="m-auto w-full max-w-120 border border-edge bg-paper p-5 text-ink backdrop:bg-ink/40"
    >
      <h2 id={`${id}title`} className="mb-2 text-h2">
        {t('people.password', { name })}
      </h2>
      <p id={`${id}hint`} className="mb-4 text-ui leading-note">
        {t('people.passwordHint')}
      </p>
      <input
        ref={field}
        readOnly
        value={password}
        dir="ltr"
        aria-labelledby={`${id}title`}
        aria-describedby={`${id}hint`}
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
    </dialog>
  );
}
