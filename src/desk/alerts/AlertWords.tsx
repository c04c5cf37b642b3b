import { type FormEvent, useRef } from 'react';
import type { AlertChange, DeskAlert } from '#contract/alerts/desk-alerts.ts';
import { directionOf } from '#contract/language.ts';
import { alertText } from '#contract/limits.ts';
import { useTranslation } from '../../language/I18nContext.tsx';
import { Button } from '../../ui/Button.tsx';
import { WireError } from '../../wire/wire-error.ts';
import { DeskDialog } from '../DeskDialog.tsx';
import { fieldClass } from '../field-class.ts';

type Props = {
  alert: DeskAlert;
  busy: boolean;
  error: Error | null;
  onChange: (change: AlertChange) => void;
  onClose: () => void;
};

// A line break is a space: systems show one paragraph.
const lineOf = (value: unknown): string => String(value).replace(/\s+/gu, ' ').trim();

/** The words of an alert, in the story's language. */
export function AlertWords({ alert: { revision, words, story }, busy, error, onChange, onClose }: Props) {
  const { t } = useTranslation('desk');
  const dialog = useRef<HTMLDialogElement>(null);
  const save = (event: FormEvent<HTMLFormElement>): void => {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    onChange({ action: 'word', revision, title: lineOf(form.get('title')), body: lineOf(form.get('body')) });
  };
  const text = { lang: story.language, dir: directionOf(story.language), className: `${fieldClass} leading-note` };
  return (
    <DeskDialog dialog={dialog} title={t('alerts.wordTitle')} onClose={onClose}>
      <form className="flex flex-col gap-4" onSubmit={save}>
        <label className="block">
          <span className="mb-2 block text-kicker font-bold">{t('alerts.wordHead')}</span>
          <textarea name="title" required rows={2} maxLength={alertText.title} defaultValue={words.title} {...text} />
        </label>
        <label className="block">
          <span className="mb-2 block text-kicker font-bold">{t('alerts.wordBody')}</span>
          <textarea name="body" rows={3} maxLength={alertText.body} defaultValue={words.body} {...text} />
        </label>
        {error && (
          <p role="alert" className="text-ui font-semibold text-breaking">
            {t(error instanceof WireError && error.kind === 'conflict' ? 'alerts.conflict' : 'alerts.changeFailed')}
          </p>
        )}
        <div className="flex flex-wrap gap-3">
          <Button primary type="submit" disabled={busy}>
            {t('alerts.saveWords')}
          </Button>
          <Button disabled={busy} onClick={() => onChange({ action: 'unword', revision })}>
            {t('alerts.ownWords')}
          </Button>
          <Button onClick={() => dialog.current?.close()}>{t('hold.cancel')}</Button>
        </div>
      </form>
    </DeskDialog>
  );
}
