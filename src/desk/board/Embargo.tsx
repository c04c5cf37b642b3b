import { type ReactNode, useEffect, useState } from 'react';
import { useTranslation } from '../../language/I18nContext.tsx';
import type { Board } from '#contract/desk.ts';
import { useFormat } from '../../language/useFormat.ts';
import { serverTime } from '../../runtime/clock.ts';
import { useTimeLeft } from '../useTimeLeft.ts';

/**
 * Counts down to the embargo of a released version; says of a draft with an embargo that it will not be published then. Publishing is the
 * server's.
 */
export function Embargo({
  board: { versions, embargoedUntil },
}: {
  board: Pick<Board, 'versions' | 'embargoedUntil'>;
}) {
  const { t } = useTranslation('desk');
  const format = useFormat();
  const [now, setNow] = useState(serverTime);
  const formatDuration = useTimeLeft();
  useEffect(() => {
    const timer = setInterval(() => setNow(serverTime()), 1_000);
    return () => clearInterval(timer);
  }, []);
  const newest = versions[0]!;
  const waiting = versions.find(({ opensAt }) => opensAt !== null);
  if (waiting?.opensAt) {
    const milliseconds = Date.parse(waiting.opensAt) - now;
    const isNewest = waiting.seq === newest.seq;
    const values = {
      version: format.digits(waiting.version),
      date: format.date(waiting.opensAt),
      time: format.time(waiting.opensAt),
      left: formatDuration(milliseconds),
    };
    return (
      <Note role="timer">
        {milliseconds > 0
          ? t(isNewest ? 'board.embargo' : 'board.embargoVersion', values)
          : t(isNewest ? 'board.embargoOver' : 'board.embargoOverVersion', values)}
        {!isNewest && newest.pubStatus === 'withheld' && (
          <> {t('board.draftStays', { version: format.digits(newest.version) })}</>
        )}
      </Note>
    );
  }
  if (newest.pubStatus !== 'withheld' || embargoedUntil === null || Date.parse(embargoedUntil) <= now) return null;
  return (
    <Note>{t('board.draftEmbargo', { date: format.date(embargoedUntil), time: format.time(embargoedUntil) })}</Note>
  );
}

function Note({ role, children }: { role?: 'timer'; children: ReactNode }) {
  return (
    <p role={role} className="mt-4 border-s-4 border-ink bg-notice px-4 py-3 text-ui leading-note tabular-nums">
      {children}
    </p>
  );
}
