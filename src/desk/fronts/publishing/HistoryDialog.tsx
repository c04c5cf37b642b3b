import { useInfiniteQuery } from '@tanstack/react-query';
import { useRef } from 'react';
import type { Language } from '#contract/language.ts';
import { useTranslation } from '../../../language/I18nContext.tsx';
import { useFormat } from '../../../language/useFormat.ts';
import { Button } from '../../../ui/Button.tsx';
import { deskQueries } from '../../desk.queries.ts';
import { DeskDialog } from '../../DeskDialog.tsx';
import { useDeskWire } from '../../useDeskWire.ts';
import { usePlaceNames } from '../plan/usePlaceNames.ts';

type Props = {
  language: Language;
  /** What readers have. */
  current: number | null;
  onReturn: (number: number) => void;
  onClose: () => void;
};

/** What was published when and by whom, each a click away from being published again. */
export function HistoryDialog({ language, current, onReturn, onClose }: Props) {
  const { t, i18n } = useTranslation('desk');
  const format = useFormat();
  const { nameOf } = usePlaceNames();
  const dialog = useRef<HTMLDialogElement>(null);
  const { data, error, hasNextPage, fetchNextPage } = useInfiniteQuery(
    deskQueries(useDeskWire()).frontHistory(language),
  );
  const entries = data?.pages.flatMap((page) => page.entries) ?? [];
  return (
    <DeskDialog dialog={dialog} title={t('fronts.history')} onClose={onClose}>
      {entries.length === 0 && (
        <p role="status" className="text-ui text-soft">
          {data ? t('fronts.noHistory') : t(error ? 'items.failedHint' : 'loading')}
        </p>
      )}
      <ol className="divide-y divide-rule">
        {entries.map(({ number, at, by, action, places }) => (
          <li key={number} className="flex flex-wrap items-center gap-x-4 gap-y-2 py-3">
            <div className="min-w-[min(12rem,100%)] flex-1">
              <p className="text-ui leading-note">
                {t(`fronts.publication.${action}`, { name: by, time: format.dateTime(at) })}
              </p>
              {places.length > 0 && (
                <p className="text-meta text-mute">{new Intl.ListFormat(i18n.language).format(places.map(nameOf))}</p>
              )}
            </div>
            {number === current ? (
              <p className="text-meta font-semibold">{t('fronts.current')}</p>
            ) : (
              <Button
                aria-label={t('fronts.returnTo', { time: format.dateTime(at) })}
                onClick={() => {
                  onReturn(number);
                  dialog.current?.close();
                }}
              >
                {t('fronts.return')}
              </Button>
            )}
          </li>
        ))}
      </ol>
      <div className="mt-4 flex flex-wrap gap-3">
        <Button onClick={() => dialog.current?.close()}>{t('hold.close')}</Button>
        {hasNextPage && <Button onClick={() => void fetchNextPage()}>{t('log.more')}</Button>}
      </div>
    </DeskDialog>
  );
}
