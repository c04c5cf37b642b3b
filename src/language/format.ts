import type { Language } from '#contract/language.ts';
import { hijriMonthNames, monthNames, weekdayNames } from './dates.ts';
import type { Edition } from './EditionContext.tsx';
import { numberingSystems, zeros } from './numerals.ts';
import { setZone, offsetAt, type ZoneSpan, zoneSpan } from './zone.ts';

/** A Date, an ISO 8601 date-time, or ms since 1970. */
export type Moment = Date | string | number;

const dateTimeSeparators: Record<Language, string> = { ar: '، ', en: ', ' };

/** The text with its ASCII digits replaced by the edition's. */
export function digits(text: string, { language, newsroom }: Edition): string {
  const system = numberingSystems[language][newsroom.numerals];
  if (system === 'latn') return text;
  return text.replace(/[0-9]/g, (digit) => String.fromCharCode(zeros[system] + Number(digit)));
}

const numberFormats = new Map<string, Intl.NumberFormat>();

/** 1234567.5 → «١٬٢٣٤٬٥٦٧٫٥» or 1,234,567.5. */
export function formatNumber(value: number, edition: Edition): string {
  // Most counts. Creating a formatter is a long task on a phone.
  if (Number.isInteger(value) && value >= 0 && value < 1000) return digits(String(value), edition);
  const { language, newsroom } = edition;
  const tag = `${language}-u-nu-${numberingSystems[language][newsroom.numerals]}`;
  let format = numberFormats.get(tag);
  if (!format) numberFormats.set(tag, (format = new Intl.NumberFormat(tag)));
  return format.format(value);
}

type Calendar = 'gregory' | 'islamic-umalqura';
type Parts = { year: number; month: number; day: number; hour: string; minute: string; weekday: number };
const partFormats = new Map<string, Intl.DateTimeFormat>();
/** By calendar, zone and minute: a server's pages show the same moments again and again, and Intl is slow. */
const cachedParts = new Map<string, Parts>();

function partsOf(moment: Moment, timeZone: string, calendar: Calendar = 'gregory'): Parts {
  const at = new Date(moment).getTime();
  const offset = calendar === 'gregory' ? offsetAt(timeZone, at) : null;
  return offset === null ? partsByIntl(at, timeZone, calendar) : partsByOffset(at, offset);
}

function partsByOffset(moment: number, offset: number): Parts {
  const local = new Date(moment + offset * 60_000);
  const twoDigits = (value: number) => String(value).padStart(2, '0');
  return {
    year: local.getUTCFullYear(),
    month: local.getUTCMonth() + 1,
    day: local.getUTCDate(),
    hour: twoDigits(local.getUTCHours()),
    minute: twoDigits(local.getUTCMinutes()),
    weekday: local.getUTCDay(),
  };
}

/** The zone's UTC offset around a moment, and how long it holds. Also cached here, as `setZone` does in the browser. */
export function computeZone(timeZone: string, moment: number): ZoneSpan {
  const span = zoneSpan(timeZone, moment, (at) => {
    const { year, month, day, hour, minute } = partsByIntl(at, timeZone, 'gregory');
    return Date.UTC(year, month - 1, day, Number(hour), Number(minute)) / 60_000 - Math.floor(at / 60_000);
  });
  setZone(span);
  return span;
}

function partsByIntl(moment: number, timeZone: string, calendar: Calendar): Parts {
  const key = `${calendar} ${timeZone}`;
  const minuteKey = `${key} ${Math.floor(moment / 60_000)}`;
  const cached = cachedParts.get(minuteKey);
  if (cached) return cached;
  let format = partFormats.get(key);
  if (!format) {
    format = new Intl.DateTimeFormat(`en-u-ca-${calendar}-nu-latn`, {
      timeZone,
      year: 'numeric',
      month: 'numeric',
      day: 'numeric',
      hour: '2-digit',
      minute: '2-digit',
      hourCycle: 'h23',
    });
    partFormats.set(key, format);
  }
  const parts: Record<string, string> = {};
  for (const { type, value } of format.formatToParts(new Date(moment))) parts[type] = value;
  const [year, month, day] = [parseInt(parts['year']!, 10), Number(parts['month']), Number(parts['day'])];
  const weekday = new Date(Date.UTC(year, month - 1, day)).getUTCDay();
  if (cachedParts.size >= 500) cachedParts.clear();
  const result = { year, month, day, hour: parts['hour']!, minute: parts['minute']!, weekday };
  cachedParts.set(minuteKey, result);
  return result;
}

/** «الاثنين ٢٣ تشرين الثاني ٢٠٢٦», or without its weekday. */
export function formatDate(moment: Moment, edition: Edition, { weekday = false }: { weekday?: boolean } = {}): string {
  const { language, newsroom } = edition;
  const parts = partsOf(moment, newsroom.timeZone);
  const date = `${parts.day} ${monthNames[language][newsroom.months][parts.month - 1]} ${parts.year}`;
  return digits(weekday ? `${weekdayNames[language][parts.weekday]} ${date}` : date, edition);
}

/** «٢٣ تشرين الثاني»; with its year when that differs from the year of `near`. */
export function formatDay(moment: Moment, near: Moment, edition: Edition): string {
  const { language, newsroom } = edition;
  const { day, month, year } = partsOf(moment, newsroom.timeZone);
  if (year !== partsOf(near, newsroom.timeZone).year) return formatDate(moment, edition);
  return digits(`${day} ${monthNames[language][newsroom.months][month - 1]}`, edition);
}

/** «١٦:٤٢». */
export function formatTime(moment: Moment, edition: Edition): string {
  const { hour, minute } = partsOf(moment, edition.newsroom.timeZone);
  return digits(`${hour}:${minute}`, edition);
}

/** «٢٣ تشرين الثاني ٢٠٢٦، ١٦:٤٢». */
export function formatDateTime(moment: Moment, edition: Edition): string {
  return `${formatDate(moment, edition)}${dateTimeSeparators[edition.language]}${formatTime(moment, edition)}`;
}

/** «١٣ جمادى الآخرة ١٤٤٨»; null if the newsroom does not show it. */
export function formatHijri(moment: Moment, edition: Edition): string | null {
  const { language, newsroom } = edition;
  if (!newsroom.hijri) return null;
  const { day, month, year } = partsOf(moment, newsroom.timeZone, 'islamic-umalqura');
  return digits(`${day} ${hijriMonthNames[language][month - 1]} ${year}`, edition);
}

/** The number of the newsroom's midnights between two moments. */
export function daysBetween(earlier: Moment, later: Moment, { newsroom }: Edition): number {
  const day = (moment: Moment) => {
    const parts = partsOf(moment, newsroom.timeZone);
    return Date.UTC(parts.year, parts.month - 1, parts.day) / 86_400_000;
  };
  return day(later) - day(earlier);
}
