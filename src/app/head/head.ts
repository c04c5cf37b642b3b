import type { Language } from '#contract/language.ts';
import { shareCardSize } from '#contract/limits.ts';
import type { Newsroom } from '#contract/newsroom.ts';
import type { ArticleAnswer } from '#contract/story.ts';

/**
 * What a page says about itself, in one place: the server prints it, the client applies it after each navigation.
 * Addresses are paths; `headTags` makes them absolute.
 */
export type Head = {
  /** Of the page alone; the newsroom's name is added. Null on the front, whose title is the newsroom itself. */
  title: string | null;
  description?: string | null;
  /** Null where the page has no address of its own to be found by (a missing story, a search). */
  canonical?: string | null;
  alternates?: { lang: Language; href: string }[];
  image?: { src: string; width: number; height: number; alt: string };
  type?: 'website' | 'article';
  robots?: 'noindex' | 'noindex, nofollow';
  /** Of an article: times and section, for Open Graph. */
  article?: { published: string; modified: string; section: string | null };
};

export type HeadContext = {
  language: Language;
  newsroom: Newsroom;
  /** Origin of absolute addresses, no slash at its end. */ origin: string;
};

/** A route's `handle`: `data` is what its loader returned, or the error that it threw. */
export type HeadHandle<Data = unknown> = { head?: (data: Data, context: HeadContext) => Head };

/** Open Graph names languages by territory as well; Facebook ignores an unknown one. */
const locales: Record<Language, string> = { ar: 'ar_AR', en: 'en_US' };

export function newsroomName({ newsroom, language }: Pick<HeadContext, 'newsroom' | 'language'>): string {
  return newsroom.name[language] ?? Object.values(newsroom.name)[0] ?? '';
}

/** x-default is the newsroom's first language when the page has it, else the first that there is. */
function defaultAlternate(alternates: { lang: Language; href: string }[], newsroom: Newsroom): string | undefined {
  return (alternates.find(({ lang }) => lang === newsroom.languages[0]) ?? alternates[0])?.href;
}

/** The first words of a text, whole words, for a description that the editor did not write. */
export function opening(text: string, limit = 180): string {
  if (text.length <= limit) return text;
  const cut = text.slice(0, limit);
  return `${cut.slice(0, Math.max(cut.lastIndexOf(' '), 1)).replace(/[\s،,؛;:.]+$/u, '')}…`;
}

/** The head of an article page. Its card image is made by the server and changes its address with each revision. */
export function articleHead({ article, translations }: ArticleAnswer, { newsroom }: HeadContext): Head {
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

function firstWords(article: ArticleAnswer['article']): string {
  const paragraph = article.body.find((block) => block.type === 'paragraph');
  return paragraph?.type === 'paragraph' ? opening(plain(paragraph.content).replace(/\s+/gu, ' ').trim()) : '';
}

function plain(content: { type: string; text?: string; children?: unknown[] }[]): string {
  return content
    .map((inline) => inline.text ?? (inline.children ? plain(inline.children as typeof content) : ' '))
    .join('');
}

/** The head of a page that is there in every language under the same rest of its address (front, section, latest). */
export function everywhereHead(
  {
    title,
    description,
    rest,
    index = true,
  }: { title: string | null; description?: string | null; rest: string; index?: boolean },
  { language, newsroom }: HeadContext,
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

/** Pages that no one should find by searching: errors, the search itself, saved stories, the desk. */
export function hiddenHead(title: string | null): Head {
  return { title, canonical: null, alternates: [], robots: 'noindex' };
}

export type HeadTag = { tag: 'meta' | 'link'; attributes: Record<string, string> };

export function documentTitle(head: Head, context: Pick<HeadContext, 'newsroom' | 'language'>): string {
  const name = newsroomName(context);
  return head.title && head.title !== name ? `${head.title} | ${name}` : name;
}

/** Everything but the title, in the order in which it is printed. */
export function headTags(head: Head, context: HeadContext): HeadTag[] {
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
  const otherwise = defaultAlternate(alternates, newsroom);
  if (otherwise)
    tags.push({ tag: 'link', attributes: { rel: 'alternate', hreflang: 'x-default', href: absolute(otherwise) } });
  property('og:site_name', newsroomName(context));
  property('og:title', head.title ?? newsroomName(context));
  property('og:description', head.description);
  property('og:type', head.type ?? 'website');
  property('og:url', head.canonical ? absolute(head.canonical) : null);
  property('og:locale', locales[language]);
  for (const { lang } of alternates) if (lang !== language) property('og:locale:alternate', locales[lang]);
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
