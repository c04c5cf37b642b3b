import type { TickerPlan } from '#contract/ticker-curation.ts';
import { mostHidden, mostPinnedLines } from '#contract/front-places.ts';
import { roomAmong } from '../curating/room-among.ts';

/** A change of a ticker's plan; a function, so that it can be made again on top of a colleague's. */
export type TickerChange = (plan: TickerPlan) => TickerPlan;

const without = ({ pinned, hidden }: TickerPlan, id: string): TickerPlan => ({
  pinned: pinned.filter((line) => line.id !== id),
  hidden: hidden.filter((one) => one !== id),
});

/** Neither pinned nor hidden any more. */
export const released =
  (id: string): TickerChange =>
  (plan) =>
    without(plan, id);

/** Pinned at a position, at the end without one; until when it was pinned before, or as given. The plan itself where no more can be pinned. */
export const pinned =
  (id: string, at = mostPinnedLines, until?: string | null): TickerChange =>
  (plan) => {
    const before = plan.pinned.find((line) => line.id === id);
    const { pinned: lines, hidden } = without(plan, id);
    if (!before && lines.length >= mostPinnedLines) return plan;
    const line = { id, until: until === undefined ? (before?.until ?? null) : until };
    return { pinned: lines.toSpliced(at, 0, line), hidden };
  };

/** Hidden; the plan itself where no more can be. A line that would not run any more makes room: `isRunning` is asked of those that are hidden. */
export const hidden =
  (id: string, isRunning: (id: string) => boolean): TickerChange =>
  (plan) => {
    const rest = without(plan, id);
    const before = roomAmong(rest.hidden, mostHidden, (one) => !isRunning(one));
    return before ? { ...rest, hidden: [id, ...before] } : plan;
  };
