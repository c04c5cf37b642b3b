import type { Language } from '#contract/language.ts';
import type { NewsroomFile } from '#contract/newsroom.ts';
import { foldSpelling } from '#words/fold.ts';
import { z } from 'zod';
import { termName, type Term } from './post.ts';

export const category = z.object({ id: z.int(), slug: z.string(), name: termName, parent: z.int().catch(0) });
export type Category = z.infer<typeof category>;
type Subject = { name: string; rel: string; literal?: string };
export type Sorted = { subjects: Subject[]; ticker: boolean; breaking: boolean };

/** What WordPress calls stories without a category. */
const none = ['uncategorized', 'غير مصنف', 'non classe'];
const nameOf = (text: string): string => foldSpelling(decoded(text)).trim();

/** Categories and tags as subjects: a category is a section, or by the newsroom file the ticker, breaking news or nothing. */
export function sortTerms(
  terms: readonly Term[],
  all: ReadonlyMap<number, Category>,
  language: Language,
  { sections, wordpress = {} }: Pick<NewsroomFile, 'sections' | 'wordpress'>,
): Sorted {
  const listed = (names: readonly string[] | undefined) => new Set((names ?? []).map(nameOf));
  const [ticker, breaking, ignored] = [listed(wordpress.ticker), listed(wordpress.breaking), listed(wordpress.ignore)];
  const mapped = new Map(Object.entries(wordpress.sections ?? {}).map(([name, slug]) => [nameOf(name), slug]));
  const named = (names: ReadonlySet<string>, { slug, name }: Pick<Term, 'slug' | 'name'>) =>
    names.has(nameOf(slug)) || names.has(nameOf(name));

  /** By its own name, else by that of the category above it. */
  const sectionOf = (category: Pick<Term, 'id' | 'slug' | 'name'>): string | null => {
    const seen = new Set<number>();
    let at: Pick<Category, 'id' | 'slug' | 'name'> | undefined = category;
    while (at && !seen.has(at.id)) {
      seen.add(at.id);
      const { slug, name } = at;
      const to = mapped.get(nameOf(slug)) ?? mapped.get(nameOf(name));
      if (to) return to;
      const same = sections.find(
        (each) => each.slug === slug || Object.values(each.name).some((spelling) => nameOf(spelling) === nameOf(name)),
      );
      if (same) return same.slug;
      at = all.get(all.get(at.id)?.parent ?? 0);
    }
    return null;
  };

  const sorted: Sorted = { subjects: [], ticker: false, breaking: false };
  const unmapped: Subject[] = [];
  for (const term of terms) {
    if (term.taxonomy === 'post_tag') sorted.subjects.push({ name: term.name, rel: 'about' });
    if (term.taxonomy !== 'category') continue;
    if (named(ticker, term)) sorted.ticker = true;
    if (named(breaking, term)) sorted.breaking = true;
    if (named(ticker, term) || named(breaking, term) || named(ignored, term)) continue;
    const slug = sectionOf(term);
    const section = sections.find((each) => each.slug === slug);
    if (section)
      sorted.subjects.push({ name: section.name[language] ?? term.name, rel: 'section', literal: section.slug });
    // A category below one that is mapped says more than its section.
    if (
      section &&
      !Object.values(section.name).some((spelling) => nameOf(spelling) === nameOf(term.name)) &&
      !mappedItself(term)
    )
      sorted.subjects.push({ name: term.name, rel: 'about' });
    if (!section && !none.includes(nameOf(term.slug)) && !none.includes(nameOf(term.name)))
      unmapped.push({ name: term.name, rel: 'section', ...(/^[\w-]+$/.test(term.slug) && { literal: term.slug }) });
  }
  function mappedItself({ slug, name }: Term): boolean {
    return mapped.has(nameOf(slug)) || mapped.has(nameOf(name)) || sections.some((each) => each.slug === slug);
  }
  return { ...sorted, subjects: [...sorted.subjects, ...unmapped] };
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
