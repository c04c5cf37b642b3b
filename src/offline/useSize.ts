import type { TFunction } from 'i18next';
import { useFormat } from '../language/useFormat.ts';

/** A number of bytes as readers say it: whole kilobytes, from a megabyte on with one decimal. */
export function useSize(t: TFunction<'offline'>): (bytes: number) => string {
  const format = useFormat();
  return (bytes) =>
    bytes < 1_000_000
      ? t('size.kilobytes', { n: format.number(Math.ceil(bytes / 1000)) })
      : t('size.megabytes', { n: format.number(Math.round(bytes / 100_000) / 10) });
}
