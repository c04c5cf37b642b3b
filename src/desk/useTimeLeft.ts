import { useTranslation } from '../language/I18nContext.tsx';
import { useFormat } from '../language/useFormat.ts';

const minute = 60_000;
const hour = 60 * minute;
const day = 24 * hour;

/** «٤٧ دقيقة», «ساعة واحدة و٢٩ دقيقة», «٣ أيام وساعتين»: in words, because «٣٩:٥٦» reads as a time of day. */
export function useTimeLeft(): (milliseconds: number) => string {
  const { t } = useTranslation('desk');
  const format = useFormat();
  return (milliseconds) => {
    if (milliseconds < minute) return t('left.moment');
    const some = (unit: 'days' | 'hours' | 'minutes', length: number, of: number) => {
      const count = Math.floor(of / length);
      return count > 0 ? t(`left.${unit}`, { count, n: format.number(count) }) : null;
    };
    // Whole units only, never rounded up: 89 minutes are neither one hour nor two.
    const [more, less] =
      milliseconds < 2 * day
        ? [some('hours', hour, milliseconds), some('minutes', minute, milliseconds % hour)]
        : [some('days', day, milliseconds), some('hours', hour, milliseconds % day)];
    return more && less ? t('left.both', { more, less }) : (more ?? less ?? t('left.moment'));
  };
}
