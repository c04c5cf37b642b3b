import { useState } from 'react';
import type { DeskFront } from '#contract/curation.ts';
import { useTranslation } from '../../../language/I18nContext.tsx';
import { useFormat } from '../../../language/useFormat.ts';
import { Button } from '../../../ui/Button.tsx';
import { differences } from '../plan/merge-plans.ts';
import { conflictIn, type FrontDraft } from '../plan/useFrontDraft.ts';
import { usePlaceNames } from '../plan/usePlaceNames.ts';
import { ChangeLines } from './ChangeLines.tsx';
import { HistoryDialog } from './HistoryDialog.tsx';
import { ScheduleDialog } from './ScheduleDialog.tsx';
import { usePublishing } from './usePublishing.ts';

type Props = { front: DeskFront; draft: FrontDraft };

/** What readers have, how the draft differs from it, and how the draft gets to them. */
export function PublishBar({ front, draft }: Props) {
  const { t, i18n } = useTranslation('desk');
  const format = useFormat();
  const { nameOf } = usePlaceNames();
  const [open, setOpen] = useState<'schedule' | 'history' | null>(null);
  const publishing = usePublishing(front, draft);
  const { published, publication, schedule } = front;
  const { data, variables } = publishing;
  // Said until something changes again.
  const done = data?.revision === front.revision && draft.state === 'saved' ? variables?.action : undefined;
  const differs = differences(published, draft.plan);
  const busy = publishing.isPending || draft.state === 'conflict';
  const overtaken = conflictIn(publishing.error);
  return (
    <section aria-label={t('fronts.publishing')} className="mb-4 border border-rule bg-raised p-4">
      <p className="text-ui leading-note">
        {publication
          ? t(`fronts.publication.${publication.action}`, {
              name: publication.by,
              time: format.dateTime(publication.at),
            })
          : t('fronts.neverPublished')}
      </p>
      <p className="text-ui leading-note text-soft">
        {differs.length > 0
          ? t('fronts.differs', { places: new Intl.ListFormat(i18n.language).format(differs.map(nameOf)) })
          : t('fronts.same')}
      </p>
      {schedule && (
        <div className="mt-2 flex flex-wrap items-center gap-3">
          <p className="text-ui leading-note font-semibold">
            {t('fronts.scheduled', { name: schedule.by, time: format.dateTime(schedule.at) })}
          </p>
          <Button disabled={busy} onClick={() => publishing.mutate({ action: 'cancel' })}>
            {t('fronts.cancelSchedule')}
          </Button>
          {differences(schedule.plan, draft.plan).length > 0 && (
            <p className="text-meta text-soft">{t('fronts.scheduledOther')}</p>
          )}
        </div>
      )}
      <div className="mt-3 flex flex-wrap gap-3">
        <Button
          primary
          disabled={busy || differs.length === 0}
          onClick={() => publishing.mutate({ action: 'publish' })}
        >
          {t('fronts.publish')}
        </Button>
        <Button disabled={busy} aria-haspopup="dialog" onClick={() => setOpen('schedule')}>
          {t('fronts.publishAt')}
        </Button>
        <Button aria-haspopup="dialog" onClick={() => setOpen('history')}>
          {t('fronts.history')}
        </Button>
        {differs.length > 0 && (
          <Button disabled={busy} onClick={() => draft.change(published)}>
            {t('fronts.discard')}
          </Button>
        )}
      </div>
      <p role="status" className="mt-3 text-ui font-semibold empty:hidden">
        {done && t(`fronts.done.${done}`)}
        {(done === 'publish' || done === 'return') &&
          schedule &&
          ` ${t('fronts.thenReplaced', { time: format.dateTime(schedule.at) })}`}
      </p>
      {publishing.isError && draft.state !== 'conflict' && (
        <div role="alert" className="mt-3 text-ui leading-note font-semibold text-breaking">
          <p>{t(overtaken ? 'fronts.publishOvertaken' : 'fronts.publishFailed')}</p>
          {overtaken && <ChangeLines changes={overtaken} nameOf={nameOf} timeOf={format.dateTime} />}
        </div>
      )}
      {open === 'schedule' && (
        <ScheduleDialog onAt={(at) => publishing.mutate({ action: 'schedule', at })} onClose={() => setOpen(null)} />
      )}
      {open === 'history' && (
        <HistoryDialog
          language={front.language}
          current={publication?.number ?? null}
          differs={differs}
          changed={front.changed}
          onReturn={(number) => publishing.mutate({ action: 'return', number })}
          onClose={() => setOpen(null)}
        />
      )}
    </section>
  );
}
