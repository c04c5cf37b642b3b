import { useMutation } from '@tanstack/react-query';
import { useEffect, useId, useRef, useState } from 'react';
import { useTranslation } from '../../language/I18nContext.tsx';
import { shareExpiries } from '#contract/limits.ts';
import type { Board, ShareRequest } from '#contract/desk.ts';
import { useFormat } from '../../language/useFormat.ts';
import { Button } from '../../ui/Button.tsx';
import { Choice } from '../Choice.tsx';
import { fieldLook } from '../field-look.ts';
import { MintedLink } from './MintedLink.tsx';
import { useDesk } from '../useDesk.ts';

/** Makes one link. Its address is shown once: the server keeps only a hash of it. */
export function ShareDialog({ board, onClose }: { board: Board; onClose: () => void }) {
  const { t } = useTranslation('desk');
  const format = useFormat();
  const desk = useDesk();
  const dialog = useRef<HTMLDialogElement>(null);
  const title = useId();
  const note = useId();
  const [expiresIn, setExpiresIn] = useState<ShareRequest['expiresIn']>(86_400);
  const [shows, setShows] = useState<'latest' | 'this'>('latest');
  const {
    mutate,
    data: minted,
    error,
    isPending,
  } = useMutation({ mutationFn: (wanted: ShareRequest) => desk.share(board.id, wanted) });
  useEffect(() => {
    dialog.current?.showModal();
  }, []);
  return (
    <dialog
      ref={dialog}
      aria-labelledby={title}
      onClose={onClose}
      className="m-auto max-h-[90dvh] w-full max-w-120 overflow-y-auto border border-edge bg-paper p-5 text-ink backdrop:bg-ink/40"
    >
      <h2 id={title} className="mb-4 text-h2">
        {t('share.open')}
      </h2>
      {minted ? (
        <MintedLink url={minted.url} onDone={() => dialog.current?.close()} />
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
          <Choice
            label={t('share.expiry')}
            options={shareExpiries.map((value) => ({
              value: `${value}` as const,
              label: t(`share.expiries.${value}`),
            }))}
            chosen={`${expiresIn}`}
            onChoose={(value) => setExpiresIn(Number(value) as ShareRequest['expiresIn'])}
          />
          <Choice
            label={t('share.shows')}
            options={[
              { value: 'latest', label: t('share.latest') },
              { value: 'this', label: t('share.thisVersion', { version: format.digits(board.version) }) },
            ]}
            chosen={shows}
            onChoose={setShows}
          />
          <div>
            <label htmlFor={note} className="mb-1 block text-meta text-mute">
              {t('share.note')}
            </label>
            <input id={note} name="note" maxLength={200} dir="auto" autoComplete="off" className={fieldLook} />
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
    </dialog>
  );
}
