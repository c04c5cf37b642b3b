import type { FrontAnswer, Story } from '#contract/story.ts';

/**
 * What is beside what above the fold. columns: lead, secondary and latest in three columns. wide: a lead without picture, or with
 * hardly anything beside it, above its secondary stories, both beside the latest. rows: each across the page, one under the other.
 */
export type TopLayout = 'columns' | 'wide' | 'rows';

/** A shorter list beside the lead would leave a hole under itself. */
const fullColumn = 5;

export function topLayout({ lead, secondary, latest }: Pick<FrontAnswer, 'lead' | 'secondary' | 'latest'>): TopLayout {
  if (!lead || latest.length < fullColumn) return 'rows';
  return lead.picture && secondary.length >= 3 ? 'columns' : 'wide';
}

/** Sixths of the width that each of some cards takes, so that every row is full. */
export function spansOf(count: number): number[] {
  if (count <= 3) return Array.from({ length: count }, () => 6 / count);
  const inLast = count % 3 === 0 ? 3 : count % 3 === 1 ? 4 : 2;
  return Array.from({ length: count }, (_, at) => (at < count - inLast || inLast === 3 ? 2 : 3));
}

/** Whether the cards of a row have their pictures above them: beside one without, they would leave a hole; then they are small. */
export const haveAllPictures = (stories: readonly Story[]): boolean => stories.every(({ picture }) => picture !== null);

/** Cards in the rows that `spansOf` makes of them. */
export function rowsOf(stories: readonly Story[]): Story[][] {
  const spans = spansOf(stories.length);
  const rows: Story[][] = [];
  let left = 0;
  for (const [at, story] of stories.entries()) {
    if (left <= 0) {
      rows.push([]);
      left = 6;
    }
    rows.at(-1)!.push(story);
    left -= spans[at]!;
  }
  return rows;
}
