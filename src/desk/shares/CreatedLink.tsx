import { useEffect, useId, useRef, useState } from 'react';
import { useTranslation } from '../../language/I18nContext.tsx';
import { Button } from '../../ui/Button.tsx';
import { fieldClass } from '../field-class.ts';

type Props = { url: string; onDone: () => void };

/** The URL of a new preview link, to be copied; it cannot be shown again. */
export function CreatedLink({ url, onDone }: Props) {
  const { t } = useTranslation('desk');
  const id = useId();
  const field = useRef<HTMLInputElement>(null);
  const [copied, setCopied] = useState(false);
  useEffect(() => {
    field.current?.focus();
    field.current?.select();
  }, []);
  const copy = async () => {
    field.current?.select();
    // If refused (no permission, insecure page), the text is selected and can be copied by keyboard.
    await navigator.clipboard?.writeText(url).then(
      () => setCopied(true),
      () => undefined,
    );
  };
  return (
    <div className="flex flex-col gap-4">
      <p className="text-ui leading-note">{t('share.created')}</p>
      <div>
        <label htmlFor={id} className="mb-2 block text-meta text-mute">
          {t('share.link')}
        </label>
        <input ref={field} id={id} readOnly value={url} dir="ltr" className={fieldClass} />
      </div>
      <p role="status" className="text-ui font-semibold empty:hidden">
        {copied && t('share.copied')}
      </p>
      <div className="flex flex-wrap gap-3">
        <Button primary onClick={() => void copy()}>
          {t('share.copy')}
        </Button>
        <Button onClick={onDone}>{t('share.done')}</Button>
      </div>
    </div>
  );
}
