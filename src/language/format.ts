import { hijriMonths, monthName, weekdays } from './dates.ts';
import type { Edition } from './EditionContext.tsx';
import { setZone, offsetAt, type ZoneSpan, zoneSpan } from './zone.ts';

export type Moment = Date | string | number;

/** Digits of this edition: the newsroom's choice for Arabic, 012 for every other language. */
export function digits(text: string, { language, newsroom }: Edition): string {
  if (language !== 'ar' || newsroom.numerals !== 'arab') return text;
  return text.replace(/[0-9]/g, (digit) => String.fromCharCode(0x660 + Number(digit)));
}

const numberFormats = new Map<string, Intl.NumberFormat>();

/** 1234567.5 → «١٬٢٣٤٬٥٦٧٫٥» or 1,234,567.5. */
export function formatNumber(value: number, { language, newsroom }: Edition): string {
  const tag = language === 'ar' ? `ar-u-nu-${newsroom.numerals}` : language;
  let format = numberFormats.get(tag);
  if (!format) numberFormats.set(tag, (format = new Intl.NumberFormat(tag)));
  return format.format(value);
}

type Calendar = 'gregory' | 'islamic-umalqura';
type Parts = { year: number; month: number; day: number; hour: string; minute: string; weekday: number };
const partFormats = new Map<string, Intl.DateTimeFormat>();
/** By calendar, zone and minute: the pages of a server print the same moments again and again, and Intl is slow. */
const knownParts = new Map<string, Parts>();

function partsOf(moment: Moment, timeZone: string, calendar: Calendar = 'gregory'): Parts {
  const at = new Date(moment).getTime();
  const offset = calendar === 'gregory' ? offsetAt(timeZone, at) : null;
  return offset === null ? partsByIntl(at, timeZone, calendar) : partsByOffset(at, offset);
}

function partsByOffset(moment: number, offset: number): Parts {
  const there = new Date(moment + offset * 60_000);
  const two = (value: number) => String(value).padStart(2, '0');
  return {
    year: there.getUTCFullYear(),
    month: there.getUTCMonth() + 1,
    day: there.getUTCDate(),
    hour: two(there.getUTCHours()),
    minute: two(there.getUTCMinutes()),
    weekday: there.getUTCDay(),
  };
}

/** The zone's distance from UTC round a moment, which holds for some months: known here from now on, and told to the page. */
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
  const known = knownParts.get(minuteKey);
  if (known) return known;
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
  if (knownParts.size >= 500) knownParts.clear();
  const found = { year, month, day, hour: parts['hour']!, minute: parts['minute']!, weekday };
  knownParts.set(minuteKey, found);
  return found;
}

/** «الاثنين ٢٣ تشرين الثاني ٢٠٢٦», or without its weekday. */
export function formatDate(moment: Moment, edition: Edition, { weekday = false }: { weekday?: boolean } = {}): string {
  const { language, newsroom } = edition;
  const parts = partsOf(moment, newsroom.timeZone);
  const date = `${parts.day} ${monthName(parts.month, language, newsroom.months)} ${parts.year}`;
  return digits(weekday ? `${weekdays[language][parts.weekday]} ${date}` : date, edition);
}

/** «٢٣ تشرين الثاني»: a day near another one, whose year goes without saying unless it is a different one. */
export function formatDay(moment: Moment, near: Moment, edition: Edition): string {
  const { language, newsroom } = edition;
  const { day, month, year } = partsOf(moment, newsroom.timeZone);
  if (year !== partsOf(near, newsroom.timeZone).year) return formatDate(moment, edition);
  return digits(`${day} ${monthName(month, language, newsroom.months)}`, edition);
}

/** «١٦:٤٢». */
export function formatTime(moment: Moment, edition: Edition): string {
  const { hour, minute } = partsOf(moment, edition.newsroom.timeZone);
  return digits(`${hour}:${minute}`, edition);
}

/** «٢٣ تشرين الثاني ٢٠٢٦، ١٦:٤٢». */
export function formatDateTime(moment: Moment, edition: Edition): string {
  return `${formatDate(moment, edition)}${edition.language === 'ar' ? '، ' : ', '}${formatTime(moment, edition)}`;
}

/** «١٣ جمادى الآخرة ١٤٤٨»; null when the newsroom does not print it. */
export function formatHijri(moment: Moment, edition: Edition): string | null {
  const { language, newsroom } = edition;
  if (!newsroom.hijri) return null;
  const { day, month, year } = partsOf(moment, newsroom.timeZone, 'islamic-umalqura');
  return digits(`${day} ${hijriMonths[language][month - 1]} ${year}`, edition);
}

/** How many midnights of the newsroom lie between two moments. */
export function daysBetween(earlier: Moment, later: Moment, { newsroom }: Edition): number {
  const day = (moment: Moment) => {
    const parts = partsOf(moment, newsroom.timeZone);
    return Date.UTC(parts.year, parts.month - 1, parts.day) / 86_400_000;
  };
  return day(later) - day(earlier);
}
