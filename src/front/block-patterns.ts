import type { FrontAnswer } from '#contract/story.ts';

export type SectionStories = FrontAnswer['sections'][number];
/** A: one large, a column of two, a column of three. B: three pictures on a band. C: two sections side by side. */
export type FrontBlock =
  | { pattern: 'A' | 'B'; sections: [SectionStories] }
  | { pattern: 'C'; sections: [SectionStories, SectionStories] };

/** Lays the sections out, in the newsroom's order, so that no pattern stands twice in a row. Empty sections stand nowhere. */
export function blockPatterns(sections: readonly SectionStories[]): FrontBlock[] {
  const left = sections.filter(({ stories }) => stories.length > 0);
  const blocks: FrontBlock[] = [];
  for (let next = left.shift(); next; next = left.shift()) {
    const before = blocks.at(-1)?.pattern;
    const pictured = next.stories.filter(({ picture }) => picture).length;
    const partner = left[0];
    if (before === 'B' && partner) {
      left.shift();
      blocks.push({ pattern: 'C', sections: [next, partner] });
    } else if (before === 'A' && pictured >= 2) blocks.push({ pattern: 'B', sections: [next] });
    else if (before === 'A' && partner) {
      left.shift();
      blocks.push({ pattern: 'C', sections: [next, partner] });
    } else blocks.push({ pattern: before === 'A' ? 'B' : 'A', sections: [next] });
  }
  return blocks;
}
