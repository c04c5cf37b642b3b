import { useInfiniteQuery } from '@tanstack/react-query';
import { useRef, useState } from 'react';
import type { FrontChange } from '#contract/curation.ts';
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
  /** Places in which the draft has what is not published: it would be lost. */
  differs: string[];
  changed: FrontChange | null;
  onReturn: (number: number) => void;
  onClose: () => void;
};

/** What was published when and by whom, each a click away from being published again. */
export function HistoryDialog({ language, current, differs, changed, onReturn, onClose }: Props) {
  const { t, i18n } = useTranslation('desk');
  const format = useFormat();
  const { nameOf } = usePlaceNames();
  const dialog = useRef<HTMLDialogElement>(null);
  const [asked, setAsked] = useState<number | null>(null);
  const { data, error, hasNextPage, fetchNextPage } = useInfiniteQuery(
    deskQueries(useDeskWire()).frontHistory(language),
  );
  const returnTo = (number: number) => {
    onReturn(number);
    dialog.current?.close();
  };
  const listOf = (places: string[]) => new Intl.ListFormat(i18n.language).format(places.map(nameOf));
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
              {places.length > 0 && <p className="text-meta text-mute">{listOf(places)}</p>}
            </div>
            {number === current ? (
              <p className="text-meta font-semibold">{t('fronts.current')}</p>
            ) : (
              <Button
                aria-label={t('fronts.returnTo', { time: format.dateTime(at) })}
                aria-expanded={differs.length > 0 ? number === asked : undefined}
                onClick={() => (differs.length > 0 ? setAsked(number) : returnTo(number))}
              >
                {t('fronts.return')}
              </Button>
            )}
            {number === asked && number !== current && (
              <div role="alert" className="w-full border-s-4 border-breaking bg-notice px-4 py-3 text-ui leading-note">
                <p className="font-bold">{t('fronts.returnReplaces', { places: listOf(differs) })}</p>
                {changed && (
                  <p>{t('fronts.returnReplacesBy', { name: changed.by, time: format.dateTime(changed.at) })}</p>
                )}
                <div className="mt-3 flex flex-wrap gap-3">
                  <Button primary onClick={() => returnTo(number)}>
                    {t('fronts.returnNow')}
                  </Button>
                  <Button onClick={() => setAsked(null)}>{t('hold.cancel')}</Button>
                </div>
              </div>
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
