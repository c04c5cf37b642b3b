import type { QueryKey } from '@tanstack/react-query';
import type { Language } from '#contract/language.ts';
import type { SearchParams, StoriesParams } from './wire.ts';

// Every key of the query caches: first the kind of answer, then the language, so that languages never mix.

/** The first part of a key; `article-next`, `front-next`, `article-withdrawn`, `stream-log` and `stream-reset` are written by the stream, not requested. */
export type QueryKind =
  | 'front'
  | 'front-next'
  | 'ticker'
  | 'stories'
  | 'search'
  | 'suggestions'
  | 'article'
  | 'article-next'
  | 'article-withdrawn'
  | 'stream-log'
  | 'stream-reset'
  | 'preview'
  | 'desk';

/** What is persisted: only what any reader may see. No desk, no preview, no search. */
export const publicKinds: readonly QueryKind[] = ['front', 'ticker', 'article', 'stories'];

export function kindOf(queryKey: QueryKey): QueryKind {
  return queryKey[0] as QueryKind;
}

export const frontKey = (language: Language) => ['front', language] as const;
/** A front that an editor has changed, which the reader of the open one is offered. */
export const nextFrontKey = (language: Language) => ['front-next', language] as const;
export const tickerKey = (language: Language) => ['ticker', language] as const;
/** A list from its first page and one from the page that `cursor` names are cached separately. */
export const storiesKey = (language: Language, params: StoriesParams) => ['stories', language, params] as const;
export const searchKey = (language: Language, params: SearchParams) => ['search', language, params] as const;
export const suggestionsKey = (language: Language, typed: string) => ['suggestions', language, typed] as const;
export const articleKey = (language: Language, id: string) => ['article', language, id] as const;
/** A newer version of the open article, which the reader is offered. */
export const nextArticleKey = (language: Language, id: string) => ['article-next', language, id] as const;
/** When a story was withdrawn, in ISO 8601, and why, where its newsroom says so. */
export type Withdrawal = { at: string; detail?: string | undefined };
export const withdrawnKey = (language: Language, id: string) => ['article-withdrawn', language, id] as const;
/** The latest events of the stream. */
export const streamLogKey = (language: Language) => ['stream-log', language] as const;
/** When the stream last missed too much to be replayed. */
export const streamResetKey = (language: Language) => ['stream-reset', language] as const;

/** Every query of a kind in one language, for filters. */
export const kindKey = (kind: QueryKind, language: Language) => [kind, language] as const;

/** Without language: a preview has only one. */
export const previewKey = (id: string) => ['preview', id] as const;
