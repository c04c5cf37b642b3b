import { directionOf, type Language } from '#contract/language.ts';
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
  script: Record<string, string>;
  head: string;
  body: string;
};

const metas = pageHead.map((attributes) => `<meta${attributesOf(attributes)}>`).join('');

/** Vite's loader of chunks asks for every sheet that no link names; these are in the page already. A disabled link requests nothing. */
const inlined = (sheets: readonly string[]): string =>
  sheets.map((href) => `<link${attributesOf({ rel: 'stylesheet', href, disabled: '' })}>`).join('');

/** Nothing is preloaded: the first paint uses a system font and requests no file. */
function document(built: Built, { language, title, route, rareBlocks, script, head, body }: DocumentParts): string {
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
    `<script${attributesOf(attributes)}>${built.boot}</script>${metas}` +
    `${inlined([...built.sheets.style, ...(rareBlocks ? built.sheets.rare : [])])}${head}</head>${body}</html>`
  );
}

/** A page as the server sends it: complete without scripts. `state` is `jsonForScript` of its data. */
export function renderDocument(
  built: Built,
  page: RenderedPage,
  { state, origin, jsonLd, vitalsSample }: { state: string; origin: string; jsonLd: unknown[]; vitalsSample: number },
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
