import type { Story } from '#contract/story.ts';

/** Stories under the heading of their section, which their kickers need not repeat. */
export function withinSection(stories: readonly Story[], slug: string, name: string): Story[] {
  return stories.map((story) =>
    story.section?.slug === slug
      ? { ...story, section: null, kicker: story.kicker === name ? null : story.kicker }
      : story,
  );
}
