import type { DeskFront, DraftSave, FrontHistory, FrontPublish, FrontReturn, Presence } from '#contract/curation.ts';
import type { Language } from '#contract/language.ts';
import type { FrontAnswer } from '#contract/story.ts';
import type { DeskTicker, TickerLine, TickerLineChange, TickerSave } from '#contract/ticker-curation.ts';
import { queryString } from './query-string.ts';

type Get = <T>(path: string, signal?: AbortSignal) => Promise<T>;
type Send = <T>(method: 'POST' | 'PUT' | 'DELETE', path: string, body?: unknown) => Promise<T>;

/** Fronts and tickers: what the desk decides about them. */
export const curationWire = (get: Get, send: Send) => ({
  front: (lang: Language, signal?: AbortSignal) => get<DeskFront>(`fronts/${lang}`, signal),
  /** The draft as readers would have it. */
  frontPreview: (lang: Language, signal?: AbortSignal) => get<FrontAnswer>(`fronts/${lang}/preview`, signal),
  frontHistory: (lang: Language, cursor?: string, signal?: AbortSignal) =>
    get<FrontHistory>(`fronts/${lang}/history${queryString({ cursor })}`, signal),
  saveFront: (lang: Language, save: DraftSave) => send<DeskFront>('PUT', `fronts/${lang}/draft`, save),
  publishFront: (lang: Language, publish: FrontPublish) => send<DeskFront>('POST', `fronts/${lang}/publish`, publish),
  cancelFront: (lang: Language, revision: number) =>
    send<DeskFront>('POST', `fronts/${lang}/schedule/cancel`, { revision }),
  returnFront: (lang: Language, back: FrontReturn) => send<DeskFront>('POST', `fronts/${lang}/return`, back),
  /** A sign of life; answers who else is at this front. */
  presence: (lang: Language) => send<Presence>('PUT', `fronts/${lang}/presence`),
  leaveFront: (lang: Language) => send<void>('DELETE', `fronts/${lang}/presence`),
  ticker: (lang: Language, signal?: AbortSignal) => get<DeskTicker>(`tickers/${lang}`, signal),
  saveTicker: (lang: Language, save: TickerSave) => send<DeskTicker>('PUT', `tickers/${lang}`, save),
  writeLine: (lang: Language, line: TickerLine) => send<DeskTicker>('POST', `tickers/${lang}/lines`, line),
  changeLine: (lang: Language, id: string, line: TickerLineChange) =>
    send<DeskTicker>('PUT', `tickers/${lang}/lines/${id}`, line),
  endLine: (lang: Language, id: string, version: number) =>
    send<DeskTicker>('DELETE', `tickers/${lang}/lines/${id}?version=${version}`),
});
