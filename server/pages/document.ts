import { directionOf, type Language } from '#contract/language.ts';
import { bootTag, type Built } from './built.ts';
import type { RenderedPage } from './entry.ts';
import { attributesOf, escapeHtml, jsonForScript } from '../http/html.ts';

type DocumentParts = { language: Language; title: string; boot: string; style: string; head: string; body: string };

function document(built: Built, { language, title, boot, style, head, body }: DocumentParts): string {
  // Nothing is preloaded: the first paint uses a system font and requests no file.
  return (
    `<!doctype html><html lang="${language}" dir="${directionOf(language)}"><head>` +
    `<meta charset="utf-8"><title>${escapeHtml(title)}</title>` +
    // Style before script: the script may link the full sheet at once, and later rules must win.
    `<style>${style}</style>${boot}${built.head.replace(/<meta charset="?utf-8"?\s*\/?>/iu, '')}${head}</head>${body}</html>`
  );
}

/** A page as the server sends it: complete without scripts, with the style that it uses. `state` is `jsonForScript` of its data. */
export function renderDocument(
  built: Built,
  page: RenderedPage,
  state: string,
  origin: string,
  jsonLd: unknown[],
): { html: string; style: string } {
  const tags = page.tags.map(({ tag, attributes }) => `<${tag}${attributesOf(attributes)}>`);
  const feeds = ['application/rss+xml', 'application/feed+json'].map((type, index) => {
    const href = `${origin}/${page.language}/${index ? 'feed.json' : 'rss.xml'}`;
    return `<link${attributesOf({ rel: 'alternate', type, href })}>`;
  });
  const data = jsonLd.map((object) => `<script type="application/ld+json">${jsonForScript(object)}</script>`);
  const style = built.styleFor(page.html);
  const html = document(built, {
    language: page.language,
    title: page.title,
    // An empty icon until the app sets the real one, so that nothing is requested before the first paint.
    head: [
      '<link rel="icon" href="data:,">',
      `<noscript><link rel="icon" href="/icon.svg"><link rel="stylesheet" href="${built.sheet}"></noscript>`,
      ...tags,
      ...feeds,
      ...data,
    ].join(''),
    boot: bootTag(built, page.language, { shell: false, manifest: `/${page.language}/manifest.webmanifest` }),
    style,
    body: `<body><div id="root">${page.html}</div><script type="application/json" id="first-state">${state}</script></body>`,
  });
  return { html, style };
}

/** A page that only the browser fills: the desk, a preview, or every page while FIRST_VIEW is off. */
export function renderShell(built: Built, language: Language, title: string, { hidden }: { hidden: boolean }): string {
  return document(built, {
    language,
    title,
    boot: bootTag(built, language, { shell: true }),
    style: built.css,
    head: `<link rel="icon" href="/icon.svg" type="image/svg+xml">${hidden ? '<meta name="robots" content="noindex, nofollow">' : ''}`,
    body: '<body><div id="root"></div></body>',
  });
}
