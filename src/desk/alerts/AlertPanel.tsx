import { useQuery } from '@tanstack/react-query';
import type { Board } from '#contract/desk.ts';
import { useTranslation } from '../../language/I18nContext.tsx';
import { deskQueries } from '../desk.queries.ts';
import { useDeskWire } from '../useDeskWire.ts';
import { AlertCard } from './AlertCard.tsx';

/** On the board of a published story: its alert. Nothing of what readers cannot be alerted about. */
export function AlertPanel({ board: { id, publicUrl } }: { board: Board }) {
  const { t } = useTranslation('desk');
  const { data } = useQuery({ ...deskQueries(useDeskWire()).alert(id), enabled: publicUrl !== null });
  if (!data?.alert) return null;
  return (
    <section aria-labelledby="alert">
      <h2 id="alert" className="mb-4 text-h2">
        {t('alerts.ofStory')}
      </h2>
      <AlertCard alert={data.alert} />
    </section>
  );
}
