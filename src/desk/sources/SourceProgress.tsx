import type { Source } from '#contract/sources.ts';
import { useTranslation } from '../../language/I18nContext.tsx';
import { useFormat } from '../../language/useFormat.ts';

/** What the server is at with a source, and when it last asked for changes. */
export function SourceProgress({ source }: { source: Source }) {
  const { t } = useTranslation('desk');
  const format = useFormat();
  const { phase, done, total, rate, left, checkedAt, paused, failure } = source;
  const minutes = left === null ? null : Math.round(left / 60);
  if (paused)
    return (
      <div className="my-3 bg-notice px-4 py-3 text-ui leading-note text-ink">
        {paused.by === null ? (
          <>
            <p className="font-semibold">{t('sources.tooMany')}</p>
            <p>{t('sources.tooManyHint', { n: format.number(paused.missing) })}</p>
          </>
        ) : (
          <p className="font-semibold">
            {t('sources.pausedBy', { name: paused.by, time: format.dateTime(paused.at) })}
          </p>
        )}
      </div>
    );
  return (
    <div className="my-2">
      {phase === 'first' && total > 0 && (
        <progress
          className="block h-2 w-full max-w-155 accent-ink"
          value={done}
          max={total}
          aria-label={t('sources.first', { done: format.number(done), total: format.number(total) })}
        />
      )}
      <p className="pieces text-ui text-soft">
        {(phase === 'first' || failure === null) && (
          <span>
            {phase === 'first'
              ? total > 0
                ? t('sources.first', { done: format.number(done), total: format.number(total) })
                : t('sources.starting')
              : t(`sources.${phase}`)}
          </span>
        )}
        {rate !== null && <span>{t('sources.pace', { rate: format.number(rate) })}</span>}
        {minutes !== null && (
          <span>
            {minutes < 1
              ? t('sources.leftSoon')
              : t('sources.leftMinutes', { count: minutes, n: format.number(minutes) })}
          </span>
        )}
        <span>{checkedAt ? t('sources.checked', { time: format.dateTime(checkedAt) }) : t('sources.never')}</span>
      </p>
    </div>
  );
}
