import { useMemo } from 'react';
import { useEdition } from './EditionContext.tsx';
import {
  digits,
  formatDate,
  formatDateTime,
  formatDay,
  formatHijri,
  formatNumber,
  formatTime,
  type Moment,
} from './format.ts';

/** The functions of format.ts for the current edition. */
export function useFormat() {
  const edition = useEdition();
  return useMemo(
    () => ({
      date: (moment: Moment, options?: { weekday?: boolean }) => formatDate(moment, edition, options),
      day: (moment: Moment, near: Moment) => formatDay(moment, near, edition),
      time: (moment: Moment) => formatTime(moment, edition),
      dateTime: (moment: Moment) => formatDateTime(moment, edition),
      hijri: (moment: Moment) => formatHijri(moment, edition),
      /** A text such as a version number, in the edition's digits. */
      digits: (text: string) => digits(text, edition),
      number: (value: number) => formatNumber(value, edition),
    }),
    [edition],
  );
}
