import { useTranslation } from '../language/WordsContext.tsx';
import { useFormat } from '../language/useFormat.ts';

/** «٣ أيام», «ساعتين», «٤٧ دقيقة», and in the last hour a clock: «٠٩:٤١». */
export function useLeft(): (milliseconds: number) => string {
  const { t } = useTranslation('desk');
  const format = useFormat();
  return (milliseconds) => {
    const seconds = Math.floor(milliseconds / 1_000);
    const two = (value: number) => (value < 10 ? format.number(0) : '') + format.number(value);
    if (seconds < 3_600) return `${two(Math.floor(seconds / 60))}:${two(seconds % 60)}`;
    const hours = Math.round(seconds / 3_600);
    if (hours < 48) return t('left.hours', { count: hours, n: format.number(hours) });
    const days = Math.round(hours / 24);
    return t('left.days', { count: days, n: format.number(days) });
  };
}
