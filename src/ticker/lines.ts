import type { Story } from '#contract/story.ts';

/** A story as a line of the ticker. */
export type Line = {
  id: string;
  story: Story;
  breaking: boolean;
  /** Arrived while the list was moving and has not been visible yet: it is shown next, then takes its place in the order. */
  fresh?: boolean;
  /** Removed from the ticker while visible: rendered empty, at its width, until it has left the view. */
  gone?: boolean;
  /** Width of a line that is `gone`, in px. */
  width?: number;
};

/** What is visible of the ticker, in reading order. */
export type View = {
  /** Ids of the visible lines of the list, and of its copy. */
  first: readonly string[];
  second: readonly string[];
  /** The list is shorter than the view: there is a gap between its end and the start of the copy. */
  hasGap: boolean;
};

/**
 * The lines to render next while the list is moving. Visible lines keep their place, width and neighbours, so that nothing jumps while
 * it is read; all others take their place at once. Until `settled`, call it again a little later.
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
  const held = shown.filter(({ id }) => inView.has(id)).map((line) => asVisible(line, wantedById.has(line.id)));
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
    // The end of the list and the start of its copy are both visible: new lines go between the visible lines of the start and those of
    // the end. Where a line is visible twice, or there is a gap, no such place exists.
    const beginning = new Set(view.second);
    if (view.hasGap || view.first.some((id) => beginning.has(id)))
      lines = shown.map((line) => asVisible(line, wantedById.has(line.id)));
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

function asVisible(line: Line, wanted: boolean): Line {
  return { ...line, fresh: false, gone: !wanted };
}

/** Whether both are the same lines in the same order, with the same text. */
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
