import type { Language } from '#contract/language.ts';

const encode = encodeURIComponent;

/** Every address of readers' pages and their feeds; nothing else builds one. The desk's are in desk-links.ts. */
export const links = {
  root: () => '/',
  front: (lang: Language) => `/${lang}`,
  section: (lang: Language, slug: string, cursor?: string) =>
    `/${lang}/section/${encode(slug)}${cursor ? `?cursor=${encode(cursor)}` : ''}`,
  topic: (lang: Language, slug: string, cursor?: string) =>
    `/${lang}/topic/${encode(slug)}${cursor ? `?cursor=${encode(cursor)}` : ''}`,
  article: (lang: Language, id: string) => `/${lang}/news/${encode(id)}`,
  search: (
    lang: Language,
    query?: Partial<Record<'q' | 'section' | 'author' | 'kind' | 'from' | 'to' | 'order' | 'cursor', string>>,
  ) => {
    const params = new URLSearchParams();
    for (const [name, value] of Object.entries(query ?? {})) if (value) params.set(name, value);
    const text = params.toString();
    return `/${lang}/search${text ? `?${text}` : ''}`;
  },
  latest: (lang: Language) => `/${lang}/latest`,
  saved: (lang: Language) => `/${lang}/saved`,
  following: (lang: Language) => `/${lang}/following`,
  feed: (lang: Language) => `/${lang}/rss.xml`,
  preview: (id: string) => `/preview/${encode(id)}`,
};
