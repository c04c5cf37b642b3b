import type { Language } from '#contract/language.ts';
import type { Newsroom } from '#contract/newsroom.ts';
import type { SearchAnswer, SuggestionsAnswer } from '#contract/search.ts';
import type { ArticleAnswer, FrontAnswer, RemainingAnswer, StoriesAnswer, TickerAnswer } from '#contract/story.ts';
import { type QueryParams, queryString } from './query-string.ts';
import { type Fetch, request } from './request.ts';

export type StoriesParams = { section?: string; subject?: string; cursor?: string; limit?: number };
export type SearchParams = {
  q: string;
  section?: string;
  author?: string;
  kind?: string;
  from?: string;
  to?: string;
  order?: string;
  cursor?: string;
};
/** `revision` names the revision that a stream event announced, so that no cache on the way answers with an older one. */
export type ArticleParams = { revision?: number };

/** The public API as functions; what it answers is typed by the contract. */
export type Wire = {
  base: string;
  fetch: Fetch;
  newsroom(signal?: AbortSignal): Promise<Newsroom>;
  /** `event`: of the stream, so that no cache answers with what was before it. */
  front(lang: Language, signal?: AbortSignal, event?: number): Promise<FrontAnswer>;
  /** Of the stories of an open front, those that it may still show. */
  remaining(lang: Language, ids: readonly string[], event?: number): Promise<RemainingAnswer>;
  ticker(lang: Language, signal?: AbortSignal, event?: number): Promise<TickerAnswer>;
  stories(lang: Language, params: StoriesParams, signal?: AbortSignal): Promise<StoriesAnswer>;
  article(lang: Language, id: string, params?: ArticleParams, signal?: AbortSignal): Promise<ArticleAnswer>;
  search(lang: Language, params: SearchParams, signal?: AbortSignal): Promise<SearchAnswer>;
  suggestions(lang: Language, q: string, signal?: AbortSignal): Promise<SuggestionsAnswer>;
};

/** `base` is the origin, empty in the browser. */
export function createWire({ base, fetch }: { base: string; fetch: Fetch }): Wire {
  const get = <T>(path: string, params: QueryParams, signal?: AbortSignal) =>
    request<T>(fetch, `${base}/api/v1/${path}${queryString(params)}`, { signal: signal ?? null });
  return {
    base,
    fetch,
    newsroom: (signal) => get('newsroom', {}, signal),
    front: (lang, signal, v) => get(`${lang}/front`, { v }, signal),
    // In one order, so that a cache on the way answers everybody who asks the same.
    remaining: (lang, ids, v) => get(`${lang}/front/remaining`, { ids: ids.toSorted().join(','), v }),
    ticker: (lang, signal, v) => get(`${lang}/ticker`, { v }, signal),
    stories: (lang, params, signal) => get(`${lang}/stories`, params, signal),
    article: (lang, id, params, signal) =>
      get(`${lang}/stories/${encodeURIComponent(id)}`, { v: params?.revision }, signal),
    search: (lang, params, signal) => get(`${lang}/search`, params, signal),
    suggestions: (lang, q, signal) => get(`${lang}/suggestions`, { q }, signal),
  };
}
