import type { Language } from '#contract/language.ts';
import type { NewsroomFile } from '#contract/newsroom.ts';
import { slugOf } from '../../intake/slug.ts';
import type { Place } from '../source.ts';
import { sortTerms, type Category } from './categories.ts';
import type { Post, Term } from './post.ts';

type Context = {
  home: string;
  language: Language;
  newsroom: Pick<NewsroomFile, 'languages' | 'sections' | 'wordpress'>;
  categories: ReadonlyMap<number, Category>;
};

/** What the pages of a post's categories, tags and author have become here. */
export function placesOf({ _embedded }: Post, ctx: Context): Place[] {
  const { home, language, newsroom } = ctx;
  const { author, 'wp:term': terms } = _embedded;
  const place = (path: string, link: string, query: string): Place => ({
    to: { path: `/${language}/${path}` },
    addresses: [...(URL.canParse(link) ? [link] : []), `${home}/?${query}`],
  });
  // Of a site in a folder, or of a language: the root is our own.
  const isInFolder = new URL(home).pathname !== '/';
  const roots = [...(isInFolder && language === newsroom.languages[0] ? [home] : []), `${home}/${language}`];
  const front = { to: { path: `/${language}/latest` }, addresses: roots };
  const places = terms.flatMap((term) => {
    const slug = term.taxonomy === 'post_tag' ? slugOf(term.name) : null;
    if (slug) return [place(`topic/${slug}`, term.link, `tag=${term.slug}`)];
    return term.taxonomy === 'category' ? [place(listOf(term, ctx), term.link, `cat=${term.id}`)] : [];
  });
  const name = author && slugOf(author.name);
  const byAuthor = name && author.id ? [place(`search?author=${name}`, author.link, `author=${author.id}`)] : [];
  return [front, ...places, ...byAuthor];
}

/** The section of a category; the ticker's and the breaking one, and what counts for nothing here, are the newest stories. */
function listOf(term: Term, { language, newsroom, categories }: Context): string {
  const section = sortTerms([term], categories, language, newsroom).subjects.find(({ rel }) => rel === 'section');
  return section ? `section/${slugOf(section.literal, section.name)}` : 'latest';
}
