import type { TickerPlan } from '#contract/ticker-curation.ts';
import { mostHidden, mostPinnedLines } from '#contract/front-places.ts';

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

/** Pinned at a position, at the end without one; until when it was pinned before, or as given. */
export const pinned =
  (id: string, at = mostPinnedLines, until?: string | null): TickerChange =>
  (plan) => {
    const before = plan.pinned.find((line) => line.id === id);
    const { pinned: lines, hidden } = without(plan, id);
    const line = { id, until: until === undefined ? (before?.until ?? null) : until };
    return { pinned: [...lines.slice(0, at), line, ...lines.slice(at)].slice(0, mostPinnedLines), hidden };
  };

export const hidden =
  (id: string): TickerChange =>
  (plan) => {
    const rest = without(plan, id);
    return { ...rest, hidden: [id, ...rest.hidden].slice(0, mostHidden) };
  };
