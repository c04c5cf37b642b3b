import { directionOf, type Language } from '#contract/language.ts';
import type { Newsroom } from '#contract/newsroom.ts';
import { newsroomName } from '#contract/newsroom-name.ts';
import { pageHead } from '#contract/page-head.ts';
import type { Built } from './built.ts';
import type { RenderedPage } from './entry.ts';
import { attributesOf, escapeHtml, jsonForScript } from '../http/html.ts';

type DocumentParts = {
  language: Language;
  title: string;
  /** Id of the page's route, if it is known. */
  route: string | null;
  rareBlocks: boolean;
  savesData?: boolean;
  script: Record<string, string>;
  head: string;
  body: string;
};

const metas = pageHead.map((attributes) => `<meta${attributesOf(attributes)}>`).join('');

/**
 * For readers who save data. A policy in the page makes the browser wait with loading ahead until the boot script before it has run, which refuses
 * pictures. It says nothing that the policy of the answer does not say. On every page it would delay the largest picture by a sixth.
 */
const holdBack = `<meta http-equiv="Content-Security-Policy" content="object-src 'none'">`;

/** Vite's loader of chunks asks for every sheet that no link names; these are in the page already. A disabled link requests nothing. */
const inlined = (sheets: readonly string[]): string =>
  sheets.map((href) => `<link${attributesOf({ rel: 'stylesheet', href, disabled: '' })}>`).join('');

/** Nothing is preloaded: the first paint uses a system font and requests no file. */
function document(
  built: Built,
  { language, title, route, rareBlocks, savesData, script, head, body }: DocumentParts,
): string {
  const attributes = {
    'data-app': built.app,
    'data-imports': built.imports[language].join(' '),
    'data-route': (built.routes[route ?? ''] ?? []).join(' '),
    ...script,
  };
  return (
    `<!doctype html><html lang="${language}" dir="${directionOf(language)}"><head>` +
    `<meta charset="utf-8"><title>${escapeHtml(title)}</title><style>${built.style}</style>` +
    (rareBlocks ? `<style>${built.rareStyle}</style>` : '') +
    `<script${attributesOf(attributes)}>${built.boot}</script>${savesData ? holdBack : ''}${metas}` +
    `${inlined([...built.sheets.style, ...(rareBlocks ? built.sheets.rare : [])])}${head}</head>${body}</html>`
  );
}

/** A page as the server sends it: complete without scripts. `state` is `jsonForScript` of its data. */
export function renderDocument(
  built: Built,
  page: RenderedPage,
  {
    state,
    origin,
    jsonLd,
    vitalsSample,
    savesData,
  }: { state: string; origin: string; jsonLd: unknown[]; vitalsSample: number; savesData: boolean },
): string {
  const tags = page.tags.map(({ tag, attributes }) => `<${tag}${attributesOf(attributes)}>`);
  const feeds = ['application/rss+xml', 'application/feed+json'].map((type, index) => {
    const href = `${origin}/${page.language}/${index ? 'feed.json' : 'rss.xml'}`;
    return `<link${attributesOf({ rel: 'alternate', type, href })}>`;
  });
  const data = jsonLd.map((object) => `<script type="application/ld+json">${jsonForScript(object)}</script>`);
  return document(built, {
    language: page.language,
    title: page.title,
    route: page.route,
    rareBlocks: page.rareBlocks,
    savesData,
    script: {
      'data-first': built.first,
      'data-manifest': `/${page.language}/manifest.webmanifest`,
      ...(vitalsSample > 0 && { 'data-vitals': `${vitalsSample} ${page.route ?? 'missing'}` }),
    },
    // An empty icon until the boot script sets the real one, so that nothing is requested before the first paint.
    head: [
      '<link rel="icon" href="data:,">',
      '<noscript><link rel="icon" href="/icon.svg"></noscript>',
      ...tags,
      ...feeds,
      ...data,
    ].join(''),
    body: `<body><div id="root">${page.html}</div><script type="application/json" id="first-state">${state}</script></body>`,
  });
}

/** What the service worker answers with offline: the app and the newsroom, without content. It may be a month old, so nothing in it is about a day. */
export function renderOfflineShell(built: Built, language: Language, newsroom: Newsroom): string {
  const state = { newsroom, zone: null, day: 0, queries: [], failedRequests: {} };
  return document(built, {
    language,
    title: newsroomName(newsroom, language),
    route: null,
    rareBlocks: false,
    script: { 'data-manifest': `/${language}/manifest.webmanifest` },
    head: '<meta name="robots" content="noindex, nofollow">',
    body: `<body><div id="root" data-shell></div><script type="application/json" id="first-state">${jsonForScript(state)}</script></body>`,
  });
}

/** A page that only the browser fills: the desk, a preview, or every page while FIRST_VIEW is off. */
export function renderShell(built: Built, language: Language, title: string, { hidden }: { hidden: boolean }): string {
  return document(built, {
    language,
    title,
    route: null,
    rareBlocks: false,
    script: {},
    head: `<link rel="icon" href="/icon.svg" type="image/svg+xml">${hidden ? '<meta name="robots" content="noindex, nofollow">' : ''}`,
    body: '<body><div id="root"></div></body>',
  });
}
