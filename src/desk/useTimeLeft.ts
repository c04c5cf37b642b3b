import { useTranslation } from '../language/I18nContext.tsx';
import { useFormat } from '../language/useFormat.ts';

const minute = 60_000;
const hour = 60 * minute;
const day = 24 * hour;

/**
 * Formats a duration in milliseconds: «٤٧ دقيقة», «ساعة واحدة و٢٩ دقيقة», «٣ أيام وساعتين». In words, because «٣٩:٥٦» reads as a time
 * of day.
 */
export function useTimeLeft(): (milliseconds: number) => string {
  const { t } = useTranslation('desk');
  const format = useFormat();
  return (milliseconds) => {
    if (milliseconds < minute) return t('left.moment');
    const inUnit = (unit: 'days' | 'hours' | 'minutes', unitLength: number, duration: number) => {
      const count = Math.floor(duration / unitLength);
      return count > 0 ? t(`left.${unit}`, { count, n: format.number(count) }) : null;
    };
    // The two largest units, rounded down: 89 minutes are neither one hour nor two.
    const [more, less] =
      milliseconds < 2 * day
        ? [inUnit('hours', hour, milliseconds), inUnit('minutes', minute, milliseconds % hour)]
        : [inUnit('days', day, milliseconds), inUnit('hours', hour, milliseconds % day)];
    return more && less ? t('left.both', { more, less }) : (more ?? less ?? t('left.moment'));
  };
}
