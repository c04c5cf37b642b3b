import { useId, useRef, useState } from 'react';
import { useTranslation } from '../../language/I18nContext.tsx';
import type { Board, ShareRequest } from '#contract/desk.ts';
import { shareExpiries } from '#contract/limits.ts';
import { useFormat } from '../../language/useFormat.ts';
import { Button } from '../../ui/Button.tsx';
import { RadioGroup } from '../RadioGroup.tsx';
import { fieldClass } from '../field-class.ts';
import { CreatedLink } from './CreatedLink.tsx';
import { useDeskWire } from '../useDeskWire.ts';
import { usePressedOnce } from '../usePressedOnce.ts';
import { DeskDialog } from '../DeskDialog.tsx';

/** Creates a preview link. Its URL is shown once, because the server stores only a hash of the token. */
export function ShareDialog({ board, onClose }: { board: Board; onClose: () => void }) {
  const { t } = useTranslation('desk');
  const format = useFormat();
  const desk = useDeskWire();
  const dialog = useRef<HTMLDialogElement>(null);
  const noteId = useId();
  const [expiresIn, setExpiresIn] = useState<ShareRequest['expiresIn']>(86_400);
  const [shows, setShows] = useState<'latest' | 'this'>('latest');
  const {
    mutate,
    data: created,
    error,
    isPending,
  } = usePressedOnce({ mutationFn: (body: ShareRequest) => desk.share(board.id, body) });
  return (
    <DeskDialog dialog={dialog} title={t('share.open')} onClose={onClose}>
      {created ? (
        <CreatedLink url={created.url} onDone={() => dialog.current?.close()} />
      ) : (
        <form
          onSubmit={(event) => {
            event.preventDefault();
            const form = new FormData(event.currentTarget);
            mutate({
              expiresIn,
              latest: shows === 'latest',
              note: String(form.get('note')).trim(),
              signedInOnly: form.get('signedInOnly') !== null,
            });
          }}
          className="flex flex-col gap-4"
        >
          <RadioGroup
            label={t('share.expiry')}
            options={shareExpiries.map((value) => ({
              value: `${value}` as const,
              label: t(`share.expiries.${value}`),
            }))}
            value={`${expiresIn}`}
            onChange={(value) => setExpiresIn(Number(value) as ShareRequest['expiresIn'])}
          />
          <RadioGroup
            label={t('share.shows')}
            options={[
              { value: 'latest', label: t('share.latest') },
              { value: 'this', label: t('share.thisVersion', { version: format.digits(board.version) }) },
            ]}
            value={shows}
            onChange={setShows}
          />
          <div>
            <label htmlFor={noteId} className="mb-2 block text-meta text-mute">
              {t('share.note')}
            </label>
            <input id={noteId} name="note" maxLength={200} dir="auto" autoComplete="off" className={fieldClass} />
          </div>
          <label className="flex min-h-11 items-center gap-3 text-ui">
            <input
              type="checkbox"
              name="signedInOnly"
              defaultChecked={board.state === 'embargoed'}
              className="size-5 accent-ink"
            />
            {t('share.signedInOnly')}
          </label>
          <p role="alert" className="text-ui font-semibold text-breaking empty:hidden">
            {error && t('share.failed')}
          </p>
          <div className="flex flex-wrap gap-3">
            <Button primary type="submit" disabled={isPending}>
              {t('share.create')}
            </Button>
            <Button onClick={() => dialog.current?.close()}>{t('share.cancel')}</Button>
          </div>
        </form>
      )}
    </DeskDialog>
  );
}
