import type { AlertChoices } from '#contract/alerts/alerts.ts';
import { isLanguage } from '#contract/language.ts';
import { stored } from '../../runtime/stored.ts';

/** The alerts of this browser, as the server knows them since `at` (ms since 1970); null while they are off. */
export type AlertSettings = AlertChoices & { endpoint: string; at?: number };

export const alertSettings = stored<AlertSettings | null>('sharit-alerts', null, (found) => {
  const settings = found as Partial<AlertSettings> | null;
  return typeof settings?.endpoint === 'string' && isLanguage(settings.language) && Array.isArray(settings.follows)
    ? (settings as AlertSettings)
    : null;
});
