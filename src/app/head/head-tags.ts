import type { Language } from '#contract/language.ts';
import { newsroomName } from '#contract/newsroom-name.ts';
import type { Newsroom } from '#contract/newsroom.ts';
import type { Head, HeadSite } from './head.ts';

export type HeadTag = { tag: 'meta' | 'link'; attributes: Record<string, string> };

/** `og:locale` needs a territory; Facebook ignores unknown combinations. */
const openGraphLocales: Record<Language, string> = { ar: 'ar_AR', en: 'en_US' };

/** x-default: the newsroom's first language if the page has it, else the page's first. */
function defaultAlternate(alternates: { lang: Language; href: string }[], newsroom: Newsroom): string | undefined {
  return (alternates.find(({ lang }) => lang === newsroom.languages[0]) ?? alternates[0])?.href;
}

/** Everything but the title, in the order of the HTML. */
export function headTags(head: Head, context: HeadSite): HeadTag[] {
  const { language, newsroom, origin } = context;
  const absolute = (path: string): string => (/^https?:/.test(path) ? path : origin + path);
  const tags: HeadTag[] = [];
  const named = (name: string, content: string | null | undefined): void => {
    if (content) tags.push({ tag: 'meta', attributes: { name, content } });
  };
  const property = (name: string, content: string | null | undefined): void => {
    if (content) tags.push({ tag: 'meta', attributes: { property: name, content } });
  };
  named('description', head.description);
  named('robots', head.robots ?? 'max-image-preview:large');
  if (head.canonical) tags.push({ tag: 'link', attributes: { rel: 'canonical', href: absolute(head.canonical) } });
  const alternates = head.alternates ?? [];
  for (const { lang, href } of alternates) {
    tags.push({ tag: 'link', attributes: { rel: 'alternate', hreflang: lang, href: absolute(href) } });
  }
  const xDefault = defaultAlternate(alternates, newsroom);
  if (xDefault)
    tags.push({ tag: 'link', attributes: { rel: 'alternate', hreflang: 'x-default', href: absolute(xDefault) } });
  property('og:site_name', newsroomName(newsroom, language));
  property('og:title', head.title ?? newsroomName(newsroom, language));
  property('og:description', head.description);
  property('og:type', head.type ?? 'website');
  property('og:url', head.canonical ? absolute(head.canonical) : null);
  property('og:locale', openGraphLocales[language]);
  for (const { lang } of alternates) if (lang !== language) property('og:locale:alternate', openGraphLocales[lang]);
  if (head.image) {
    property('og:image', absolute(head.image.src));
    property('og:image:width', String(head.image.width));
    property('og:image:height', String(head.image.height));
    property('og:image:alt', head.image.alt);
  }
  property('article:published_time', head.article?.published);
  property('article:modified_time', head.article?.modified);
  property('article:section', head.article?.section);
  named('twitter:card', head.image ? 'summary_large_image' : 'summary');
  return tags;
}
