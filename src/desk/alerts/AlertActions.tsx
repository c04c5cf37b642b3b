import type { Ref } from 'react';
import type { DeskAlert } from '#contract/alerts/desk-alerts.ts';
import { useTranslation } from '../../language/I18nContext.tsx';
import { Button } from '../../ui/Button.tsx';
import { WireError } from '../../wire/wire-error.ts';
import { useMayActAs } from '../EditorContext.ts';
import type { useChangeAlert } from './useChangeAlert.ts';

type Props = {
  alert: DeskAlert;
  change: ReturnType<typeof useChangeAlert>;
  wordButton: Ref<HTMLButtonElement>;
  onWord: () => void;
};

/** What this editor may do with an alert: editors word it, chiefs hold and send it. */
export function AlertActions({ alert: { state, revision, story, unchanged }, change, wordButton, onWord }: Props) {
  const { t } = useTranslation('desk');
  const [editor, chief] = [useMayActAs('editor'), useMayActAs('chief')];
  const { mutate, isPending, error } = change;
  const decide = (action: 'send' | 'hold' | 'release') => () => mutate({ action, revision });
  const isGone = story.headline === '';
  if (isGone) return null;
  return (
    <>
      <div className="flex flex-wrap gap-3">
        {chief && state !== 'held' && (
          <Button primary disabled={isPending || unchanged} onClick={decide('send')}>
            {t(state === 'sent' ? 'alerts.sendUpdate' : 'alerts.send')}
          </Button>
        )}
        {editor && (
          <Button ref={wordButton} disabled={isPending} onClick={onWord}>
            {t('alerts.word')}
          </Button>
        )}
        {chief && state === 'proposed' && (
          <Button disabled={isPending} onClick={decide('hold')}>
            {t('alerts.hold')}
          </Button>
        )}
        {chief && state === 'held' && (
          <Button disabled={isPending} onClick={decide('release')}>
            {t('alerts.release')}
          </Button>
        )}
      </div>
      {unchanged && chief && <p className="text-meta text-mute">{t('alerts.unchanged')}</p>}
      {!chief && <p className="text-meta text-mute">{t('alerts.chiefOnly')}</p>}
      {error && (
        <p role="alert" className="text-ui leading-note font-semibold text-breaking">
          {t(error instanceof WireError && error.kind === 'conflict' ? 'alerts.conflict' : 'alerts.changeFailed')}
        </p>
      )}
    </>
  );
}
