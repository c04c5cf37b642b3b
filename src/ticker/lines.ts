import type { Story } from '#contract/story.ts';

/** A story as a line of the ticker. */
export type Line = {
  id: string;
  story: Story;
  breaking: boolean;
  /** Came while the run was moving and has not been in view yet: it enters next, before it takes its place in the order. */
  fresh?: boolean;
  /** No longer in the ticker, but in view: its words are gone, its room is kept until nobody sees it. */
  gone?: boolean;
  /** Width of a line that is gone, in px. */
  room?: number;
};

/** What is in view of the run, in reading order. */
export type View = {
  /** Lines seen of the list, and of its loop copy. */
  first: readonly string[];
  second: readonly string[];
  /** The list is shorter than the run: there is empty room between its end and its beginning. */
  roomy: boolean;
};

/**
 * The lines to show next while the run is moving. What is in view keeps its place, its width and its neighbours, so that
 * nothing moves under the reader's eyes; everything else takes its place at once. Until `settled`, ask again a little later.
 */
export function arrange(
  shown: readonly Line[],
  wanted: readonly Line[],
  view: View,
): { lines: Line[]; settled: boolean } {
  const inView = new Set([...view.first, ...view.second]);
  if (inView.size === 0) return { lines: [...wanted], settled: true };
  const wantedById = new Map(wanted.map((line) => [line.id, line]));
  const shownById = new Map(shown.map((line) => [line.id, line]));
  const held = shown.filter(({ id }) => inView.has(id)).map((line) => keep(line, wantedById.has(line.id)));
  const free = wanted
    .filter(({ id }) => !inView.has(id))
    .map((line) => {
      const before = shownById.get(line.id);
      return !before || before.fresh ? { ...line, fresh: true } : line;
    });
  const newcomers = free.filter(({ fresh }) => fresh);
  const others = free.filter(({ fresh }) => !fresh);

  let lines: Line[];
  if (view.first.length > 0 && view.second.length > 0) {
    // End and beginning of the list are in view side by side: what is new goes between what is seen of the beginning and
    // what is seen of the end. A line that is seen twice, or room between the two, leaves no such place.
    const beginning = new Set(view.second);
    if (view.roomy || view.first.some((id) => beginning.has(id)))
      lines = shown.map((line) => keep(line, wantedById.has(line.id)));
    else {
      const head = held.filter(({ id }) => beginning.has(id));
      const tail = held.filter(({ id }) => !beginning.has(id));
      lines = [...head, ...newcomers, ...others, ...tail];
    }
  } else {
    const order = new Map(wanted.map(({ id }, index) => [id, index]));
    const anchor = held.find(({ gone }) => !gone);
    const from = anchor ? order.get(anchor.id)! : 0;
    const passed = others.filter(({ id }) => order.get(id)! < from);
    const coming = others.filter(({ id }) => order.get(id)! >= from);
    lines = [...passed, ...held, ...newcomers, ...coming];
  }
  return { lines, settled: sameLines(lines, wanted) };
}

function keep(line: Line, wanted: boolean): Line {
  return { ...line, fresh: false, gone: !wanted };
}

/** Same lines in the same order, with the same words. */
export function sameLines(some: readonly Line[], others: readonly Line[]): boolean {
  return (
    some.length === others.length &&
    some.every((line, index) => {
      const other = others[index]!;
      return (
        line.id === other.id &&
        line.breaking === other.breaking &&
        line.story.revision === other.story.revision &&
        Boolean(line.gone) === Boolean(other.gone) &&
        Boolean(line.fresh) === Boolean(other.fresh)
      );
    })
  );
}
