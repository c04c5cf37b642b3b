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

/** The edition's formats, with its language, digits, months and time zone filled in. */
export function useFormat() {
  const edition = useEdition();
  return useMemo(
    () => ({
      date: (moment: Moment, options?: { weekday?: boolean }) => formatDate(moment, edition, options),
      day: (moment: Moment, near: Moment) => formatDay(moment, near, edition),
      time: (moment: Moment) => formatTime(moment, edition),
      dateTime: (moment: Moment) => formatDateTime(moment, edition),
      hijri: (moment: Moment) => formatHijri(moment, edition),
      /** A text such as a version, in the edition's digits. */
      digits: (text: string) => digits(text, edition),
      number: (value: number) => formatNumber(value, edition),
    }),
    [edition],
  );
}
