import type { Language } from '#contract/language.ts';

const encode = encodeURIComponent;

/** Every address of the desk; nothing else builds one. Apart from links.ts, because readers do not load them. */
export const deskLinks = {
  items: () => '/desk',
  published: () => '/desk/published',
  front: (lang?: Language) => `/desk/front${lang ? `?lang=${lang}` : ''}`,
  ticker: (lang?: Language) => `/desk/ticker${lang ? `?lang=${lang}` : ''}`,
  alerts: (lang?: Language) => `/desk/alerts${lang ? `?lang=${lang}` : ''}`,
  frontFrame: (lang: Language, scheme: string) => `/desk/front/frame?${new URLSearchParams({ lang, scheme })}`,
  accounts: () => '/desk/accounts',
  sources: () => '/desk/sources',
  searches: () => '/desk/searches',
  audit: (item?: string) => `/desk/audit${item ? `?id=${encode(item)}` : ''}`,
  board: (id: string) => `/desk/${encode(id)}`,
  signInWithProvider: () => '/api/v1/desk/oidc',
  shareCard: (id: string, lang: Language, revision: number) =>
    `/api/v1/desk/items/${encode(id)}/share-card?lang=${lang}&v=${revision}`,
  frame: (id: string, { as, lang, scheme, text }: { as: string; lang: Language; scheme: string; text: string }) =>
    `/desk/${encode(id)}/frame?${new URLSearchParams({ as, lang, scheme, text })}`,
};
