import type { TFunction } from 'i18next';
import type { Language } from '#contract/language.ts';
import { shareCardSize } from '#contract/limits.ts';
import { newsroomName } from '#contract/newsroom-name.ts';
import type { Newsroom } from '#contract/newsroom.ts';
import type { ArticleAnswer } from '#contract/story.ts';

/**
 * Title and meta tags of a page: rendered by the server, applied by the client after each navigation.
 * Addresses are paths; `headTags` makes them absolute.
 */
export type Head = {
  /** Without the newsroom's name, which is appended. Null on the front, whose title is that name alone. */
  title: string | null;
  description?: string | null;
  /** Null on pages that search engines should not index (a missing story, a search). */
  canonical?: string | null;
  alternates?: { lang: Language; href: string }[];
  image?: { src: string; width: number; height: number; alt: string };
  type?: 'website' | 'article';
  robots?: 'noindex' | 'noindex, nofollow';
  /** Of an article: times and section, for Open Graph. */
  article?: { published: string; modified: string; section: string | null };
};

export type HeadSite = {
  language: Language;
  newsroom: Newsroom;
  /** Origin of absolute addresses, without a slash at its end. */
  origin: string;
};

/** What a route's `head` receives in addition to its data. */
export type HeadContext = HeadSite & { t: TFunction };

/** A route's `handle`. `data` is what its loader returned. */
export type HeadHandle<Data = unknown> = { head?: (data: Data, context: HeadContext) => Head };

/** `og:locale` needs a territory; Facebook ignores unknown combinations. */
const openGraphLocales: Record<Language, string> = { ar: 'ar_AR', en: 'en_US' };

/** x-default: the newsroom's first language if the page has it, else the page's first. */
function defaultAlternate(alternates: { lang: Language; href: string }[], newsroom: Newsroom): string | undefined {
  return (alternates.find(({ lang }) => lang === newsroom.languages[0]) ?? alternates[0])?.href;
}

/** A text cut between words to `limit` characters, for a description that the editor did not write. */
export function excerpt(text: string, limit = 180): string {
  if (text.length <= limit) return text;
  const cut = text.slice(0, limit);
  return `${cut.slice(0, Math.max(cut.lastIndexOf(' '), 1)).replace(/[\s،,؛;:.]+$/u, '')}…`;
}

/** The address of the share card's image changes with each revision, so that no cache serves an old one. */
export function articleHead({ article, translations }: ArticleAnswer, { newsroom }: HeadSite): Head {
  const alternates = [{ language: article.language, id: article.id }, ...translations].map(({ language, id }) => ({
    lang: language,
    href: `/${language}/news/${id}`,
  }));
  return {
    title: article.headline,
    description: article.deck ?? (firstWords(article) || newsroom.description[article.language]),
    canonical: `/${article.language}/news/${article.id}`,
    alternates,
    image: {
      src: `/share/${article.language}/${article.id}.png?v=${article.revision}`,
      ...shareCardSize,
      alt: article.headline,
    },
    type: 'article',
    article: {
      published: article.published,
      modified: article.updated ?? article.published,
      section: article.section?.name ?? null,
    },
  };
}

/** Of the first paragraph, or where there is none, of what the story shows: the caption of a film, the words of a post. */
function firstWords({ body }: ArticleAnswer['article']): string {
  const first = body.find(({ type }) => type === 'paragraph') ?? body[0];
  return excerpt(
    plain(first ? [first] : [])
      .replace(/\s+/gu, ' ')
      .trim(),
  );
}

type Part = Partial<
  Record<'text' | 'caption' | 'title', string | null> & Record<'content' | 'children' | 'blocks', Part[]>
>;

function plain(parts: readonly object[]): string {
  return parts
    .map((part: Part) => {
      const inside = part.content ?? part.children ?? part.blocks;
      return part.text ?? part.caption ?? (inside ? plain(inside) : (part.title ?? ' '));
    })
    .join('');
}

/** The head of a page that every language has at `/{lang}{rest}` (front, section, latest). */
export function multilingualHead(
  {
    title,
    description,
    rest,
    index = true,
  }: { title: string | null; description?: string | null; rest: string; index?: boolean },
  { language, newsroom }: HeadSite,
): Head {
  return {
    title,
    description: description ?? newsroom.description[language] ?? null,
    canonical: index ? `/${language}${rest}` : null,
    alternates: index ? newsroom.languages.map((lang) => ({ lang, href: `/${lang}${rest}` })) : [],
    type: 'website',
    ...(index ? {} : { robots: 'noindex' as const }),
  };
}

/** The head of pages that search engines should not index: errors, the search itself, saved stories, the desk. */
export function noindexHead(title: string | null): Head {
  return { title, canonical: null, alternates: [], robots: 'noindex' };
}

export type HeadTag = { tag: 'meta' | 'link'; attributes: Record<string, string> };

export function documentTitle(head: Head, { newsroom, language }: Pick<HeadSite, 'newsroom' | 'language'>): string {
  const name = newsroomName(newsroom, language);
  return head.title && head.title !== name ? `${head.title} | ${name}` : name;
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
