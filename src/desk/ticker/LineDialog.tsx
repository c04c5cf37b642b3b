import { useQueryClient } from '@tanstack/react-query';
import { useRef } from 'react';
import type { TickerLine } from '#contract/ticker-curation.ts';
import { useTranslation } from '../../language/I18nContext.tsx';
import { Button } from '../../ui/Button.tsx';
import { deskKeys } from '../../wire/desk-keys.ts';
import { DeskDialog } from '../DeskDialog.tsx';
import { useDeskWire } from '../useDeskWire.ts';
import { usePressedOnce } from '../usePressedOnce.ts';
import { LineFields } from './LineFields.tsx';
import type { TickerLineOfDesk } from './LineText.tsx';

type Props = { line: TickerLineOfDesk; onClose: () => void };

/** Changes a line that the desk wrote, or ends it. */
export function LineDialog({ line: { story, own }, onClose }: Props) {
  const { t } = useTranslation('desk');
  const desk = useDeskWire();
  const queryClient = useQueryClient();
  const dialog = useRef<HTMLDialogElement>(null);
  const { id, language } = story;
  const { mutate, isPending, isError } = usePressedOnce({
    mutationFn: (line: TickerLine | null) => (line ? desk.changeLine(language, id, line) : desk.endLine(language, id)),
    onSuccess: (answer) => {
      queryClient.setQueryData(deskKeys.ticker(language), answer);
      dialog.current?.close();
    },
    onSettled: () => void queryClient.invalidateQueries({ queryKey: deskKeys.allAudit }),
  });
  return (
    <DeskDialog dialog={dialog} title={t('line.editTitle')} onClose={onClose}>
      <LineFields
        language={language}
        line={{
          text: story.tickerLine ?? story.headline,
          expires: own?.expires ?? '',
          breaking: story.breakingUntil !== null,
        }}
        onLine={mutate}
      >
        <p role="alert" className="text-ui font-semibold text-breaking empty:hidden">
          {isError && t('line.writeFailed')}
        </p>
        <div className="flex flex-wrap gap-3">
          <Button primary type="submit" disabled={isPending}>
            {t('fronts.apply')}
          </Button>
          <Button onClick={() => dialog.current?.close()}>{t('hold.cancel')}</Button>
          <Button disabled={isPending} onClick={() => mutate(null)}>
            {t('line.end')}
          </Button>
        </div>
      </LineFields>
    </DeskDialog>
  );
}
