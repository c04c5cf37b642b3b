import type { AlertChange, DeskAlert, DeskAlertAnswer, DeskAlerts } from '#contract/alerts/desk-alerts.ts';
import type { Language } from '#contract/language.ts';
import { queryString } from '../query-string.ts';

type Get = <T>(path: string, signal?: AbortSignal) => Promise<T>;
type Send = <T>(method: 'POST', path: string, body?: unknown) => Promise<T>;

/** Alerts to readers: what the desk decides about them. */
export const deskAlertsWire = (get: Get, send: Send) => ({
  alerts: (language: Language, signal?: AbortSignal) => get<DeskAlerts>(`alerts${queryString({ language })}`, signal),
  alert: (id: string, signal?: AbortSignal) => get<DeskAlertAnswer>(`items/${id}/alert`, signal),
  changeAlert: (id: string, change: AlertChange) => send<DeskAlert>('POST', `items/${id}/alert`, change),
});
