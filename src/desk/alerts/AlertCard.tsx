import { useRef, useState } from 'react';
import type { DeskAlert } from '#contract/alerts/desk-alerts.ts';
import { useTranslation } from '../../language/I18nContext.tsx';
import { useFormat } from '../../language/useFormat.ts';
import { AlertActions } from './AlertActions.tsx';
import { AlertNotification } from './AlertNotification.tsx';
import { AlertOutcome } from './AlertOutcome.tsx';
import { AlertWords } from './AlertWords.tsx';
import { useChangeAlert } from './useChangeAlert.ts';

/** One alert: as readers would get it, what became of it, and what an editor may do. */
export function AlertCard({ alert }: { alert: DeskAlert }) {
  const { t } = useTranslation('desk');
  const format = useFormat();
  const change = useChangeAlert(alert.story.id);
  const [wording, setWording] = useState(false);
  const wordButton = useRef<HTMLButtonElement>(null);
  const { state, sent } = alert;
  return (
    <div className="grid gap-4 md:grid-cols-2">
      <div className="min-w-0">
        <AlertNotification preview={alert.preview} story={alert.story} />
      </div>
      <div className="flex min-w-0 flex-col items-start gap-3">
        <div>
          <p className="text-ui leading-note font-bold">{t(`alerts.states.${state}`)}</p>
          {sent && (
            <p className="text-meta text-mute">
              {t('alerts.sentBy', {
                name: sent.by === 'automatic' ? t('log.automatic') : sent.by,
                time: format.dateTime(sent.at),
              })}
            </p>
          )}
        </div>
        {sent ? (
          <AlertOutcome outcome={alert.outcome} />
        ) : (
          <p className="text-ui text-soft">
            {t('alerts.audience', { count: alert.audience, n: format.number(alert.audience) })}
          </p>
        )}
        <AlertActions alert={alert} change={change} wordButton={wordButton} onWord={() => setWording(true)} />
      </div>
      {wording && (
        <AlertWords
          alert={alert}
          busy={change.isPending}
          onChange={(decision) =>
            change.mutate(decision, {
              onSuccess: () => {
                setWording(false);
                wordButton.current?.focus();
              },
            })
          }
          error={change.error}
          onClose={() => {
            setWording(false);
            wordButton.current?.focus();
          }}
        />
      )}
    </div>
  );
}
