import type { FrontAnswer, Story } from '#contract/story.ts';

export type SectionStories = FrontAnswer['sections'][number];
/** A: one large, a column of two, a column of three. B: three pictures on a band. C: two sections side by side. */
export type FrontBlock =
  | { pattern: 'A' | 'B'; sections: [SectionStories] }
  | { pattern: 'C'; sections: [SectionStories, SectionStories] };

/** Half of the page has room for two. */
const fitsHalf = ({ chosen = 0 }: SectionStories): boolean => chosen <= 2;

/** Assigns a pattern to each section, in the newsroom's order and never the same twice in a row. Empty sections are left out. */
export function blockPatterns(sections: readonly SectionStories[]): FrontBlock[] {
  const remaining = sections.filter(({ stories }) => stories.length > 0);
  const blocks: FrontBlock[] = [];
  for (let next = remaining.shift(); next; next = remaining.shift()) {
    const before = blocks.at(-1)?.pattern;
    const pictured = next.stories.filter(({ picture }) => picture).length;
    const [following] = remaining;
    const partner = following && fitsHalf(next) && fitsHalf(following) ? following : undefined;
    if (before === 'B' && partner) {
      remaining.shift();
      blocks.push({ pattern: 'C', sections: [next, partner] });
    } else if (before === 'A' && pictured >= 2) blocks.push({ pattern: 'B', sections: [next] });
    else if (before === 'A' && partner) {
      remaining.shift();
      blocks.push({ pattern: 'C', sections: [next, partner] });
    } else blocks.push({ pattern: before === 'A' ? 'B' : 'A', sections: [next] });
  }
  return blocks;
}

/** The three stories of pattern B, those with pictures first; what somebody has chosen stands before them, in its order. */
export function onBand({ stories, chosen = 0 }: SectionStories): Story[] {
  const [pictured, others] = [true, false].map((has) =>
    stories.slice(chosen).filter(({ picture }) => (picture !== null) === has),
  );
  return [...stories.slice(0, chosen), ...pictured!, ...others!].slice(0, Math.max(3, chosen));
}
