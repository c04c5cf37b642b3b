import type { TFunction } from 'i18next';
import type { Language } from '#contract/language.ts';
import { shareCardSize } from '#contract/limits.ts';
import { newsroomName } from '#contract/newsroom-name.ts';
import type { Newsroom } from '#contract/newsroom.ts';
import type { ArticleAnswer } from '#contract/story.ts';

/**
 * Title and meta tags of a page: rendered by the server, applied by the client after each navigation.
 * Addresses are paths; `headTags` (head-tags.ts) makes them absolute.
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

export function documentTitle(head: Head, { newsroom, language }: Pick<HeadSite, 'newsroom' | 'language'>): string {
  const name = newsroomName(newsroom, language);
  return head.title && head.title !== name ? `${head.title} | ${name}` : name;
}
