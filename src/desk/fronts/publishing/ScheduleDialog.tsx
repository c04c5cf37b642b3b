import { useRef } from 'react';
import { useTranslation } from '../../../language/I18nContext.tsx';
import { serverTime } from '../../../runtime/clock.ts';
import { Button } from '../../../ui/Button.tsx';
import { DeskDialog } from '../../DeskDialog.tsx';
import { MomentField } from '../../moments/MomentField.tsx';
import { useMoment } from '../../moments/useMoment.ts';

type Props = { onAt: (at: string) => void; onClose: () => void };

/** When the draft, as it is now, is to be published by itself. */
export function ScheduleDialog({ onAt, onClose }: Props) {
  const { t } = useTranslation('desk');
  const dialog = useRef<HTMLDialogElement>(null);
  const moment = useMoment(null);
  return (
    <DeskDialog dialog={dialog} title={t('fronts.publishAt')} onClose={onClose}>
      <form
        className="flex flex-col gap-5"
        onSubmit={(event) => {
          event.preventDefault();
          const { at } = moment;
          if (!at || Date.parse(at) <= serverTime()) return;
          onAt(at);
          dialog.current?.close();
        }}
      >
        <p className="text-ui leading-note">{t('fronts.publishAtHint')}</p>
        <MomentField label={t('fronts.at')} moment={moment} hours={[1, 3, 6, 12]} required />
        <div className="flex flex-wrap gap-3">
          <Button primary type="submit">
            {t('fronts.schedule')}
          </Button>
          <Button onClick={() => dialog.current?.close()}>{t('hold.cancel')}</Button>
        </div>
      </form>
    </DeskDialog>
  );
}
