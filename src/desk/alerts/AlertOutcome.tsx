import type { DeskAlert } from '#contract/alerts/desk-alerts.ts';
import { useTranslation } from '../../language/I18nContext.tsx';
import { useFormat } from '../../language/useFormat.ts';

const always = ['reached', 'failed', 'gone'] as const;
const sometimes = ['waiting', 'unconfirmed'] as const;

/** How many browsers an alert has reached, and why not the others. */
export function AlertOutcome({ outcome }: { outcome: DeskAlert['outcome'] }) {
  const { t } = useTranslation('desk');
  const format = useFormat();
  const shown = [...always, ...sometimes.filter((name) => outcome[name] > 0)];
  return (
    <dl className="flex flex-wrap gap-x-6 gap-y-2 text-ui">
      {shown.map((name) => (
        <div key={name}>
          <dt className="text-meta text-mute">{t(`alerts.outcome.${name}`)}</dt>
          <dd className="font-bold">{format.number(outcome[name])}</dd>
        </div>
      ))}
    </dl>
  );
}
