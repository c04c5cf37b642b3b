import { directionOf, type Language } from '#contract/language.ts';
import { bootTag, type Built, inlineParts } from './built.ts';
import type { RenderedPage } from './entry.ts';
import { attributesOf, escapeHtml, jsonForScript } from './html.ts';

type Printed = { language: Language; title: string; head: string; body: string; shell: boolean };

function document(built: Built, { language, title, head, body, shell }: Printed): string {
  const { style } = inlineParts(built);
  // Nothing is preloaded: text stands in a face of the device, and a page asks for no file before it is painted.
  return (
    `<!doctype html><html lang="${language}" dir="${directionOf(language)}"><head>` +
    `<meta charset="utf-8"><title>${escapeHtml(title)}</title>${bootTag(built, language, shell)}` +
    `<style>${style}</style>${built.head.replace(/<meta charset="?utf-8"?\s*\/?>/iu, '')}${head}</head>${body}</html>`
  );
}

/** A page as the server sends it: complete without a line of script. `state` is its data as JSON for a script element. */
export function printPage(built: Built, page: RenderedPage, state: string, origin: string, jsonLd: unknown[]): string {
  const tags = page.tags.map(({ tag, attributes }) => `<${tag}${attributesOf(attributes)}>`);
  const feeds = ['application/rss+xml', 'application/feed+json'].map((type, index) => {
    const href = `${origin}/${page.language}/${index ? 'feed.json' : 'rss.xml'}`;
    return `<link${attributesOf({ rel: 'alternate', type, href })}>`;
  });
  const manifest = `<link${attributesOf({ rel: 'manifest', href: `/${page.language}/manifest.webmanifest` })}>`;
  const data = jsonLd.map((object) => `<script type="application/ld+json">${jsonForScript(object)}</script>`);
  return document(built, {
    language: page.language,
    title: page.title,
    head: [...tags, manifest, ...feeds, ...data].join(''),
    body: `<body><div id="root">${page.html}</div><script type="application/json" id="first-state">${state}</script></body>`,
    shell: false,
  });
}

/** A page that only the browser can fill: the desk, a preview, or every page while FIRST_VIEW is off. */
export function printShell(built: Built, language: Language, title: string, { hidden }: { hidden: boolean }): string {
  return document(built, {
    language,
    title,
    head: hidden ? '<meta name="robots" content="noindex, nofollow">' : '',
    body: '<body><div id="root"></div></body>',
    shell: true,
  });
}
