import type { Query } from '@tanstack/react-query';
import type { Language } from '#contract/language.ts';
import type { AuditParams, DeskItemsParams, PublishedParams } from './desk-wire.ts';

/** Keys of the desk's query client, apart from keys.ts because readers do not load them. Its answers cover every language, except drafts. */
export const deskKeys = {
  session: ['desk', 'session'],
  allItems: ['desk', 'items'],
  items: (params: DeskItemsParams) => ['desk', 'items', params],
  open: (uri: string) => ['desk', 'open', uri],
  board: (id: string) => ['desk', 'board', id],
  draft: (id: string, language: Language) => ['desk', 'draft', id, language],
  differences: (id: string, from?: number, to?: number) => ['desk', 'differences', id, from ?? null, to ?? null],
  shares: (id: string) => ['desk', 'shares', id],
  unanswered: ['desk', 'unanswered'],
  sources: ['desk', 'sources'],
  published: (params: PublishedParams) => ['desk', 'items', 'published', params],
  hold: (id: string) => ['desk', 'hold', id],
  allAudit: ['desk', 'audit'],
  audit: (params: AuditParams) => ['desk', 'audit', params],
  accounts: ['desk', 'accounts'],
  front: (language: Language) => ['desk', 'front', language],
  frontDraft: (language: Language) => ['desk', 'front', language, 'draft'],
  frontHistory: (language: Language) => ['desk', 'front', language, 'history'],
  presence: (language: Language) => ['desk', 'presence', language],
  ticker: (language: Language) => ['desk', 'ticker', language],
  allAlerts: ['desk', 'alerts'],
  alerts: (language: Language) => ['desk', 'alerts', language],
  alert: (id: string) => ['desk', 'alert', id],
} as const;

/** The second part of a desk key: `session`, `items`, `board` … */
export function deskPartOf({ queryKey }: Pick<Query, 'queryKey'>): string {
  return queryKey[1] as string;
}
