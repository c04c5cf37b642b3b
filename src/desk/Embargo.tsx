import { useEffect, useState } from 'react';
import { useTranslation } from '../language/WordsContext.tsx';
import { useFormat } from '../language/useFormat.ts';
import { serverTime } from '../wire/clock.ts';
import { useLeft } from './useLeft.ts';

/** How long until readers may see it. The server opens it; this only counts. */
export function Embargo({ opensAt }: { opensAt: string }) {
  const { t } = useTranslation('desk');
  const format = useFormat();
  const [now, setNow] = useState(serverTime);
  const left = useLeft();
  useEffect(() => {
    const timer = setInterval(() => setNow(serverTime()), 1_000);
    return () => clearInterval(timer);
  }, []);
  const milliseconds = Date.parse(opensAt) - now;
  return (
    <p role="timer" className="mt-4 border-s-4 border-ink bg-notice px-4 py-3 text-ui leading-note tabular-nums">
      {milliseconds > 0
        ? t('board.embargo', { time: format.dateTime(opensAt), left: left(milliseconds) })
        : t('board.embargoOver')}
    </p>
  );
}
