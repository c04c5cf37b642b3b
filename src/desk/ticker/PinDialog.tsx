import { useRef } from 'react';
import { useTranslation } from '../../language/I18nContext.tsx';
import { Button } from '../../ui/Button.tsx';
import { DeskDialog } from '../DeskDialog.tsx';
import { MomentField } from '../moments/MomentField.tsx';
import { useMoment } from '../moments/useMoment.ts';

type Props = { name: string; until: string | null; onPin: (until: string | null) => void; onClose: () => void };

/** How long a line stays pinned. */
export function PinDialog({ name, until, onPin, onClose }: Props) {
  const { t } = useTranslation('desk');
  const dialog = useRef<HTMLDialogElement>(null);
  const moment = useMoment(until);
  return (
    <DeskDialog dialog={dialog} title={<bdi>{name}</bdi>} onClose={onClose}>
      <form
        className="flex flex-col gap-5"
        onSubmit={(event) => {
          event.preventDefault();
          onPin(moment.at);
          dialog.current?.close();
        }}
      >
        <MomentField label={t('fronts.pinUntil')} moment={moment} hours={[1, 3, 6, 24]} />
        <div className="flex flex-wrap gap-3">
          <Button primary type="submit">
            {t('line.pinNow')}
          </Button>
          <Button onClick={() => dialog.current?.close()}>{t('hold.cancel')}</Button>
        </div>
      </form>
    </DeskDialog>
  );
}
