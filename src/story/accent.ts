import type { CSSProperties } from 'react';
import type { Newsroom } from '#contract/newsroom.ts';

type Accent = { className?: string; style?: CSSProperties };

/**
 * A section's colour for a part of the page: `<div {...accentOf(newsroom, slug)} className=…>` sets `--accent`, which
 * `text-accent`, `bg-accent` and `border-accent` read. A section that the newsroom does not list takes ink.
 */
export function accentOf(newsroom: Newsroom, slug: string | null | undefined): Accent {
  const colour = newsroom.sections.find((section) => section.slug === slug)?.colour;
  if (!colour) return {};
  return {
    className: 'accent',
    style: { '--accent-light': colour.light, '--accent-dark': colour.dark } as CSSProperties,
  };
}

/** The name that a section has in this language, else the name that came with the story. */
export function sectionName(
  newsroom: Newsroom,
  language: keyof Newsroom['name'],
  section: { slug: string; name: string },
) {
  return newsroom.sections.find(({ slug }) => slug === section.slug)?.name[language] ?? section.name;
}
