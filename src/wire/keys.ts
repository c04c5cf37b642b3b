import type { Query, QueryKey } from '@tanstack/react-query';
import type { Language } from '#contract/language.ts';
import type { DeskItemsParams } from './desk-wire.ts';
import type { SearchParams, StoriesParams } from './wire.ts';

// Every key of the query caches. What it holds comes first, then the language: answers of two languages never mix.

/** The first part of a key; `article-next`, `article-withdrawn` and `stream-log` are written by the stream, not requested. */
export type QueryKind =
  | 'front'
  | 'ticker'
  | 'stories'
  | 'search'
  | 'article'
  | 'article-next'
  | 'article-withdrawn'
  | 'stream-log'
  | 'preview'
  | 'desk';

export function kindOf(queryKey: QueryKey): QueryKind {
  return queryKey[0] as QueryKind;
}

export const frontKey = (language: Language) => ['front', language] as const;
export const tickerKey = (language: Language) => ['ticker', language] as const;
/** A list from its first page, or from the page that `cursor` names: two lists, cached apart. */
export const storiesKey = (language: Language, params: StoriesParams) => ['stories', language, params] as const;
export const searchKey = (language: Language, params: SearchParams) => ['search', language, params] as const;
export const articleKey = (language: Language, id: string) => ['article', language, id] as const;
/** The next version of an article that is open; it is offered, not swapped in. */
export const nextArticleKey = (language: Language, id: string) => ['article-next', language, id] as const;
/** When the story was withdrawn, in ISO 8601. */
export const withdrawnKey = (language: Language, id: string) => ['article-withdrawn', language, id] as const;
/** The latest events of the stream. */
export const streamLogKey = (language: Language) => ['stream-log', language] as const;

/** Every query of a kind in one language, for filters. */
export const kindKey = (kind: QueryKind, language: Language) => [kind, language] as const;

/** A preview has one language, which its id implies. */
export const previewKey = (id: string) => ['preview', id] as const;

/** The editors' own client; every language at once, so only a draft names one. */
export const deskKeys = {
  session: ['desk', 'session'],
  allItems: ['desk', 'items'],
  items: (params: DeskItemsParams) => ['desk', 'items', params],
  open: (uri: string) => ['desk', 'open', uri],
  board: (id: string) => ['desk', 'board', id],
  draft: (id: string, language: Language) => ['desk', 'draft', id, language],
  differences: (id: string, from?: number, to?: number) => ['desk', 'differences', id, from ?? null, to ?? null],
  shares: (id: string) => ['desk', 'shares', id],
  audit: ['desk', 'audit'],
} as const;

/** The second part of a desk key: `session`, `items`, `board` … */
export function deskPartOf({ queryKey }: Pick<Query, 'queryKey'>): string {
  return queryKey[1] as string;
}
