import { useEffect, useId, useRef } from 'react';
import { reasonLength, textLimits } from '#contract/limits.ts';
import { directionOf, type Language } from '#contract/language.ts';
import { useTranslation } from '../../language/I18nContext.tsx';
import { Button } from '../../ui/Button.tsx';
import { fieldClass } from '../field-class.ts';

type Props = {
  kind: 'withdraw' | 'correct';
  /** The story's: readers read what is written here in it. */
  language: Language;
  busy: boolean;
  onText: (text: string) => void;
  onCancel: () => void;
};

/** The second step of withdrawing or correcting: what readers are told. */
export function HoldTextForm({ kind, language, busy, onText, onCancel }: Props) {
  const { t } = useTranslation('desk');
  const field = useId();
  const hint = useId();
  const area = useRef<HTMLTextAreaElement>(null);
  // The dialog has just changed under the editor's hands: the next thing to do is to write.
  useEffect(() => area.current?.focus(), []);
  const withdrawing = kind === 'withdraw';
  return (
    <form
      className="flex flex-col gap-4"
      onSubmit={(event) => {
        event.preventDefault();
        // A line break is a space: it is one paragraph for readers.
        onText(String(new FormData(event.currentTarget).get('text')).replace(/\s+/gu, ' ').trim());
      }}
    >
      {withdrawing && <p className="text-ui leading-note">{t('hold.withdrawHint')}</p>}
      <div>
        <label htmlFor={field} className="mb-2 block text-kicker font-bold">
          {t(withdrawing ? 'hold.reason' : 'hold.correctionText')}
        </label>
        <textarea
          ref={area}
          id={field}
          name="text"
          rows={withdrawing ? 2 : 4}
          required={!withdrawing}
          maxLength={withdrawing ? reasonLength : textLimits.correction}
          lang={language}
          dir={directionOf(language)}
          aria-describedby={withdrawing ? hint : undefined}
          className={`${fieldClass} leading-note`}
        />
        {withdrawing && (
          <p id={hint} className="mt-1 text-meta text-mute">
            {t('hold.reasonHint')}
          </p>
        )}
      </div>
      <div className="flex flex-wrap gap-3">
        <Button primary type="submit" disabled={busy}>
          {t(withdrawing ? 'hold.withdrawNow' : 'hold.correctNow')}
        </Button>
        <Button onClick={onCancel}>{t('hold.cancel')}</Button>
      </div>
    </form>
  );
}
