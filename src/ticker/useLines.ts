import { useEffect, useMemo, useState } from 'react';
import type { Story } from '#contract/story.ts';
import { inTickerOrder } from '../wire/ticker-order.ts';
import type { Line } from './lines.ts';

// A timer beyond this would be off by minutes after the device has slept.
const longest = 60_000;

/**
 * The lines in their order, breaking first and for as long as it lasts. While hydrating the answer is taken at its word:
 * the clock is asked only afterwards, so that server and browser print the same.
 */
export function useLines(stories: readonly Story[]): Line[] {
  const [now, setNow] = useState<number | null>(null);

  useEffect(() => {
    const ends = stories.flatMap(({ breakingUntil }) => (breakingUntil ? [Date.parse(breakingUntil)] : []));
    const open = ends.filter((end) => now === null || end > now);
    if (open.length === 0) return undefined;
    let timer: ReturnType<typeof setTimeout>;
    const look = () => {
      const next = Math.min(...open) - Date.now();
      if (next <= 0) setNow(Date.now());
      else timer = setTimeout(look, Math.min(next, longest));
    };
    look();
    return () => clearTimeout(timer);
  }, [stories, now]);

  return useMemo(() => {
    const breaking = ({ breakingUntil }: Story) =>
      breakingUntil !== null && (now === null || Date.parse(breakingUntil) > now);
    return inTickerOrder([...stories], breaking).map((story) => ({ id: story.id, story, breaking: breaking(story) }));
  }, [stories, now]);
}
