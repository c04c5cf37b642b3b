import { directionOf, type Language } from '#contract/language.ts';
import { bootTag, type Built } from './built.ts';
import type { RenderedPage } from './entry.ts';
import { attributesOf, escapeHtml, jsonForScript } from '../http/html.ts';

type Printed = { language: Language; title: string; boot: string; style: string; head: string; body: string };

function document(built: Built, { language, title, boot, style, head, body }: Printed): string {
  // Nothing is preloaded: text stands in a face of the device, and a page asks for no file before it is painted.
  return (
    `<!doctype html><html lang="${language}" dir="${directionOf(language)}"><head>` +
    `<meta charset="utf-8"><title>${escapeHtml(title)}</title>` +
    // The style first: for some readers the script links the whole sheet at once, and the sheet must have the last word.
    `<style>${style}</style>${boot}${built.head.replace(/<meta charset="?utf-8"?\s*\/?>/iu, '')}${head}</head>${body}</html>`
  );
}

/**
 * A page as the server sends it: complete without a line of script, with the style that it can use. `state` is its data as
 * JSON for a script element.
 */
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
    // Until the page is painted there is no icon to ask for; without scripts icon and sheet come at once.
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

/** A page that only the browser can fill: the desk, a preview, or every page while FIRST_VIEW is off. */
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
