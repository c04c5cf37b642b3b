import { useQueryClient } from '@tanstack/react-query';
import { useRef, useState } from 'react';
import type { Language } from '#contract/language.ts';
import type { TickerLine } from '#contract/ticker-curation.ts';
import { useTranslation } from '../../language/I18nContext.tsx';
import { Button } from '../../ui/Button.tsx';
import { deskKeys } from '../../wire/desk-keys.ts';
import { DeskDialog } from '../DeskDialog.tsx';
import { useDeskWire } from '../useDeskWire.ts';
import { usePressedOnce } from '../usePressedOnce.ts';
import { LineFields } from './LineFields.tsx';

/** Writes a line without a story. Its text stays in the form until the server has it. */
export function LineForm({ language }: { language: Language }) {
  const { t } = useTranslation('desk');
  const desk = useDeskWire();
  const queryClient = useQueryClient();
  const dialog = useRef<HTMLDialogElement>(null);
  const [open, setOpen] = useState(false);
  const { mutate, isPending, isError, isSuccess, reset } = usePressedOnce({
    mutationFn: (line: TickerLine) => desk.writeLine(language, line),
    onSuccess: (answer) => {
      queryClient.setQueryData(deskKeys.ticker(language), answer);
      dialog.current?.close();
    },
    onSettled: () => void queryClient.invalidateQueries({ queryKey: deskKeys.allAudit }),
  });
  return (
    <div>
      <Button
        primary
        aria-haspopup="dialog"
        onClick={() => {
          reset();
          setOpen(true);
        }}
      >
        {t('line.write')}
      </Button>
      <p role="status" className="mt-2 text-ui font-semibold empty:hidden">
        {isSuccess && !open && t('line.written')}
      </p>
      {open && (
        <DeskDialog dialog={dialog} title={t('line.write')} onClose={() => setOpen(false)}>
          <LineFields language={language} line={null} onLine={(line) => mutate(line)}>
            <p role="alert" className="text-ui font-semibold text-breaking empty:hidden">
              {isError && t('line.writeFailed')}
            </p>
            <div className="flex flex-wrap gap-3">
              <Button primary type="submit" disabled={isPending}>
                {t('line.publish')}
              </Button>
              <Button onClick={() => dialog.current?.close()}>{t('hold.cancel')}</Button>
            </div>
          </LineFields>
        </DeskDialog>
      )}
    </div>
  );
}
