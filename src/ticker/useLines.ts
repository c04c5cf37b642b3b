import { useEffect, useMemo, useState } from 'react';
import type { Story } from '#contract/story.ts';
import { useNow } from '../language/NowContext.tsx';
import { serverTime } from '../runtime/clock.ts';
import { inTickerOrder } from '../live/ticker-order.ts';
import type { Line } from './lines.ts';

// A timer beyond this would be off by minutes after the device has slept.
const longest = 60_000;

/**
 * The lines in their order, breaking first and for as long as it lasts. While hydrating the answer is taken at its word:
 * the clock is asked only afterwards, so that server and browser print the same.
 */
export function useLines(stories: readonly Story[]): Line[] {
  const [now, setNow] = useState<number | null>(null);
  // Until then breaking lines stay as they were printed.
  const known = useNow() !== null;

  useEffect(() => {
    const ends = stories.flatMap(({ breakingUntil }) => (breakingUntil ? [Date.parse(breakingUntil)] : []));
    const open = ends.filter((end) => now === null || end > now);
    if (!known || open.length === 0) return undefined;
    let timer: ReturnType<typeof setTimeout>;
    const look = () => {
      const next = Math.min(...open) - serverTime();
      if (next <= 0) setNow(serverTime());
      else timer = setTimeout(look, Math.min(next, longest));
    };
    look();
    return () => clearTimeout(timer);
  }, [stories, now, known]);

  return useMemo(() => {
    const breaking = ({ breakingUntil }: Story) =>
      breakingUntil !== null && (now === null || Date.parse(breakingUntil) > now);
    return inTickerOrder([...stories], breaking).map((story) => ({ id: story.id, story, breaking: breaking(story) }));
  }, [stories, now]);
}
