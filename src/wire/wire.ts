import type { Language } from '#contract/language.ts';
import type { Newsroom } from '#contract/newsroom.ts';
import type { ArticleAnswer, FrontAnswer, SearchAnswer, StoriesAnswer, TickerAnswer } from '#contract/story.ts';
import { type Fetch, request } from './request.ts';

export type StoriesAsked = { section?: string; subject?: string; cursor?: string; limit?: number };
export type SearchAsked = { q: string; section?: string; from?: string; to?: string; cursor?: string };
/** `revision` names the revision that a stream event announced, so that no cache between answers with an older one. */
export type ArticleAsked = { revision?: number };

/** The public API as functions; what it answers is typed by the contract. */
export type Wire = {
  base: string;
  fetch: Fetch;
  newsroom(signal?: AbortSignal): Promise<Newsroom>;
  front(lang: Language, signal?: AbortSignal): Promise<FrontAnswer>;
  ticker(lang: Language, signal?: AbortSignal): Promise<TickerAnswer>;
  stories(lang: Language, asked: StoriesAsked, signal?: AbortSignal): Promise<StoriesAnswer>;
  article(lang: Language, id: string, asked?: ArticleAsked, signal?: AbortSignal): Promise<ArticleAnswer>;
  search(lang: Language, asked: SearchAsked, signal?: AbortSignal): Promise<SearchAnswer>;
};

/** `base` is the origin, empty in the browser. */
export function createWire({ base, fetch }: { base: string; fetch: Fetch }): Wire {
  const get = <T>(path: string, asked: Record<string, string | number | undefined>, signal?: AbortSignal) =>
    request<T>(fetch, `${base}/api/v1/${path}${queryOf(asked)}`, { signal: signal ?? null });
  return {
    base,
    fetch,
    newsroom: (signal) => get('newsroom', {}, signal),
    front: (lang, signal) => get(`${lang}/front`, {}, signal),
    ticker: (lang, signal) => get(`${lang}/ticker`, {}, signal),
    stories: (lang, asked, signal) => get(`${lang}/stories`, asked, signal),
    article: (lang, id, asked, signal) =>
      get(`${lang}/stories/${encodeURIComponent(id)}`, { v: asked?.revision }, signal),
    search: (lang, asked, signal) => get(`${lang}/search`, asked, signal),
  };
}

function queryOf(asked: Record<string, string | number | undefined>): string {
  const params = new URLSearchParams();
  for (const [name, value] of Object.entries(asked))
    if (value !== undefined && value !== '') params.set(name, `${value}`);
  const text = params.toString();
  return text && `?${text}`;
}
