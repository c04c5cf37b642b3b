import { useTranslation } from '../language/I18nContext.tsx';
import { useEdition } from '../language/EditionContext.tsx';
import { daysBetween } from '../language/format.ts';
import { useFormat } from '../language/useFormat.ts';
import { useNow } from '../language/NowContext.tsx';

/**
 * When a story was published: first the date, as the server rendered it, then how long ago. The latter is never longer, so that nothing
 * moves.
 */
export function Ago({ moment }: { moment: string }) {
  return <time dateTime={moment}>{useAgo(moment)}</time>;
}

function useAgo(moment: string): string {
  const { t } = useTranslation();
  const edition = useEdition();
  const format = useFormat();
  const now = useNow();
  if (now === null) return format.dateTime(moment);
  const minutes = Math.floor((now - Date.parse(moment)) / 60_000);
  if (minutes < 1) return t('common.now');
  if (minutes < 60) return t('common.minutesAgo', { count: minutes, n: format.number(minutes) });
  const days = daysBetween(moment, now, edition);
  const hours = Math.floor(minutes / 60);
  if (days === 0 || hours < 6) return t('common.hoursAgo', { count: hours, n: format.number(hours) });
  return days === 1 ? t('common.yesterday') : format.day(moment, now);
}
