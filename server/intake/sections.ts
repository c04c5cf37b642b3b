import type { Language } from '#contract/language.ts';
import { fold } from '#words/fold.ts';
import type { Item } from '#contract/ninjs/item.ts';
import type { Newsroom } from '#contract/newsroom.ts';
import type { SubjectRef } from '#contract/story.ts';
import type { Warning } from './field-errors.ts';
import { lineOf } from './item-text.ts';
import { slugOf } from './slug.ts';

export type Sorted = { section: SubjectRef | null; subjects: SubjectRef[]; warnings: Warning[] };

// Far more than are shown; each is compared with every section of the newsroom.
const mostSubjects = 1000;

/** The section of an item, and what it is about. */
export function sortSubjects(item: Item, language: Language, newsroom: Newsroom): Sorted {
  const warnings: Warning[] = [];
  const subjects = new Map<string, SubjectRef>();
  const sections: { ref: SubjectRef; known: boolean; path: string }[] = [];
  for (const [at, subject] of (item.subjects ?? []).slice(0, mostSubjects).entries()) {
    const name = lineOf(subject.name) ?? lineOf(subject.literal);
    const slug = slugOf(subject.literal, subject.uri && lastPart(subject.uri), subject.name);
    if (!name || !slug) continue;
    if (!/(^|[/:#])section$/i.test(subject.rel ?? '')) {
      if (!subjects.has(slug)) subjects.set(slug, { slug, name });
      continue;
    }
    const known = newsroom.sections.find(
      (each) => each.slug === slug || Object.values(each.name).some((spelling) => fold(spelling) === fold(name)),
    );
    const ref = known ? { slug: known.slug, name: known.name[language] ?? name } : { slug, name };
    sections.push({ ref, known: known !== undefined, path: `subjects[${at}]` });
  }
  const chosen = sections.find((each) => each.known) ?? sections[0];
  if (chosen && !chosen.known) {
    warnings.push({
      path: chosen.path,
      message: `the newsroom file has no section ${chosen.ref.slug}; shown under the name given`,
    });
  }
  for (const { ref } of sections) {
    if (ref.slug !== chosen?.ref.slug && !subjects.has(ref.slug)) subjects.set(ref.slug, ref);
  }
  return { section: chosen?.ref ?? null, subjects: [...subjects.values()], warnings };
}

const lastPart = (uri: string) => uri.split(/[/:#]/).findLast(Boolean);
