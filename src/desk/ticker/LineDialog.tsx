import { useQueryClient } from '@tanstack/react-query';
import { useRef, useState } from 'react';
import { directionOf } from '#contract/language.ts';
import type { TickerLine } from '#contract/ticker-curation.ts';
import { useTranslation } from '../../language/I18nContext.tsx';
import { Button } from '../../ui/Button.tsx';
import { deskKeys } from '../../wire/desk-keys.ts';
import { WireError } from '../../wire/wire-error.ts';
import { DeskDialog } from '../DeskDialog.tsx';
import { deskQueries } from '../desk.queries.ts';
import { useDeskWire } from '../useDeskWire.ts';
import { usePressedOnce } from '../usePressedOnce.ts';
import { LineFields } from './LineFields.tsx';
import type { TickerLineOfDesk } from './LineText.tsx';

type Props = { line: TickerLineOfDesk; onClose: () => void };

/** Changes a line that the desk wrote, or ends it. What a colleague has changed meanwhile is shown before it is replaced. */
export function LineDialog({ line, onClose }: Props) {
  const { t } = useTranslation('desk');
  const desk = useDeskWire();
  const queryClient = useQueryClient();
  const dialog = useRef<HTMLDialogElement>(null);
  const { id, language } = line.story;
  // Not the newest line, which may have come under the open dialog: what has been seen here. Undefined: it has ended.
  const [seen, setSeen] = useState<TickerLineOfDesk | undefined>(line);
  const version = seen?.own?.version ?? 0;
  const { mutate, isPending, error } = usePressedOnce({
    mutationFn: (changed: TickerLine | null) =>
      changed
        ? desk.changeLine(language, id, { text: changed.text, expires: changed.expires, version })
        : desk.endLine(language, id, version),
    onSuccess: (answer) => {
      queryClient.setQueryData(deskKeys.ticker(language), answer);
      dialog.current?.close();
    },
    onError: async (failure) => {
      if (!isConflict(failure)) return;
      const query = { ...deskQueries(desk).ticker(language), staleTime: 0 };
      const now = await queryClient.fetchQuery(query).catch(() => null);
      if (now) setSeen(now.lines.find(({ story }) => story.id === id));
    },
    onSettled: () => void queryClient.invalidateQueries({ queryKey: deskKeys.allAudit }),
  });
  const conflict = isConflict(error);
  return (
    <DeskDialog dialog={dialog} title={t('line.editTitle')} onClose={onClose}>
      <LineFields
        language={language}
        line={{ text: line.story.tickerLine ?? line.story.headline, expires: line.own?.expires ?? '' }}
        onLine={mutate}
      >
        <div role="alert" className="text-ui leading-note empty:hidden">
          {error && (
            <p className="font-semibold text-breaking">
              {t(!conflict ? 'line.writeFailed' : seen ? 'line.overtaken' : 'line.ended')}
            </p>
          )}
          {conflict && seen && (
            <p lang={language} dir={directionOf(language)}>
              {seen.story.tickerLine ?? seen.story.headline}
            </p>
          )}
        </div>
        <div className="flex flex-wrap gap-3">
          {seen && (
            <Button primary type="submit" disabled={isPending}>
              {t(conflict ? 'line.onTop' : 'fronts.apply')}
            </Button>
          )}
          <Button onClick={() => dialog.current?.close()}>{t('hold.cancel')}</Button>
          {seen && (
            <Button disabled={isPending} onClick={() => mutate(null)}>
              {t('line.end')}
            </Button>
          )}
        </div>
      </LineFields>
    </DeskDialog>
  );
}

const isConflict = (error: Error | null): boolean => error instanceof WireError && error.kind === 'conflict';
