import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useRef, useState } from 'react';
import { useTranslation } from '../../language/I18nContext.tsx';
import type { Board } from '#contract/desk.ts';
import { BlockHead } from '../../story/BlockHead.tsx';
import { Announcer } from '../../ui/Announcer.tsx';
import { Button } from '../../ui/Button.tsx';
import { deskQueries } from '../desk.queries.ts';
import { useMayActAs } from '../EditorContext.ts';
import { ShareDialog } from './ShareDialog.tsx';
import { ShareRow } from './ShareRow.tsx';
import { useDeskWire } from '../useDeskWire.ts';

/** The item's preview links: create, list, revoke. */
export function ShareLinks({ board }: { board: Board }) {
  const { t } = useTranslation('desk');
  const desk = useDeskWire();
  const queryClient = useQueryClient();
  const mayShare = useMayActAs('editor');
  const [dialogOpen, setDialogOpen] = useState(false);
  const openButton = useRef<HTMLButtonElement>(null);
  const options = deskQueries(desk).shares(board.id);
  const { data } = useQuery(options);
  const revoke = useMutation({
    mutationFn: desk.revoke,
    onSettled: () => queryClient.invalidateQueries({ queryKey: options.queryKey }),
  });
  return (
    <section aria-label={t('share.title')}>
      <BlockHead>{t('share.title')}</BlockHead>
      <p className="mb-4 text-ui leading-note text-soft">{t('share.hint')}</p>
      {mayShare && (
        <Button ref={openButton} primary onClick={() => setDialogOpen(true)}>
          {t('share.open')}
        </Button>
      )}
      {dialogOpen && (
        <ShareDialog
          board={board}
          onClose={() => {
            setDialogOpen(false);
            void queryClient.invalidateQueries({ queryKey: options.queryKey });
            openButton.current?.focus();
          }}
        />
      )}
      <h3 className="mt-6 mb-1 text-ui font-bold">{t('share.links')}</h3>
      {data?.shares.length === 0 && <p className="text-ui text-soft">{t('share.none')}</p>}
      <ul>
        {data?.shares.map((share) => (
          <ShareRow key={share.id} share={share} onRevoke={mayShare ? () => revoke.mutate(share.id) : null} />
        ))}
      </ul>
      {revoke.error && (
        <p role="alert" className="text-ui font-semibold text-breaking">
          {t('share.failed')}
        </p>
      )}
      <Announcer message={revoke.isSuccess ? t('share.revoked') : ''} />
    </section>
  );
}
