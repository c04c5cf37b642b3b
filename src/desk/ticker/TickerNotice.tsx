import type { DeskTicker } from '#contract/ticker-curation.ts';
import { useTranslation } from '../../language/I18nContext.tsx';
import { useFormat } from '../../language/useFormat.ts';
import { Button } from '../../ui/Button.tsx';
import type { TickerChanges } from './useTickerChanges.ts';

type Props = { ticker: DeskTicker; changes: TickerChanges };

/** Who changed the ticker last; and a change that was not made, with why, and a way to make it all the same. */
export function TickerNotice({ ticker: { changed }, changes }: Props) {
  const { t } = useTranslation('desk');
  const format = useFormat();
  const { conflict, failed, busy } = changes;
  return (
    <>
      <p role="status" className="mb-4 text-meta text-mute empty:hidden">
        {busy
          ? t('fronts.saving')
          : changed && t('line.changed', { name: changed.by, time: format.dateTime(changed.at) })}
      </p>
      {failed && (
        <div role="alert" className="mb-5 border-s-4 border-breaking bg-notice px-4 py-3 text-ui leading-note">
          <p className="font-bold">
            {conflict
              ? t('line.conflict', { name: conflict.by, time: format.dateTime(conflict.at) })
              : t('line.saveFailed')}
          </p>
          <div className="mt-3 flex flex-wrap gap-3">
            <Button primary onClick={() => void changes.again().catch(() => undefined)}>
              {t(conflict ? 'line.onTop' : 'retry')}
            </Button>
            <Button onClick={() => void changes.dismiss()}>{t('line.leave')}</Button>
          </div>
        </div>
      )}
    </>
  );
}
