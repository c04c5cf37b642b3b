import type { CSSProperties } from 'react';
import type { Newsroom } from '#contract/newsroom.ts';

type Accent = { className?: string; style?: CSSProperties };

/**
 * A section's colour as attributes of an element. They set `--accent`, which `text-accent`, `bg-accent` and `border-accent` read. A
 * section that is not in the newsroom file has the colour of the text.
 */
export function accentOf(newsroom: Newsroom, slug: string | null | undefined): Accent {
  const colour = newsroom.sections.find((section) => section.slug === slug)?.colour;
  if (!colour) return {};
  return {
    className: 'accent',
    style: { '--accent-light': colour.light, '--accent-dark': colour.dark } as CSSProperties,
  };
}

/** The section's name in this language from the newsroom file, else the name that came with the story. */
export function sectionName(
  newsroom: Newsroom,
  language: keyof Newsroom['name'],
  section: { slug: string; name: string },
) {
  return newsroom.sections.find(({ slug }) => slug === section.slug)?.name[language] ?? section.name;
}
