import { useEffect, useMemo, useState } from 'react';
import type { Story } from '#contract/story.ts';
import { useNow } from '../language/NowContext.tsx';
import { serverTime } from '../runtime/clock.ts';
import { inTickerOrder, isBreaking } from '../live/ticker-order.ts';
import type { Line } from './lines.ts';

// In ms; a longer timer would be minutes late after the device has slept.
const longest = 60_000;

/**
 * The lines in the order of the ticker. Whether a line is still breaking is read from the clock only after hydration, so that server
 * and browser render the same.
 */
export function useLines(stories: readonly Story[], pinned?: readonly string[]): Line[] {
  const [now, setNow] = useState<number | null>(null);
  // Until the clock is known, breaking lines stay as the server rendered them.
  const known = useNow() !== null;

  useEffect(() => {
    const ends = stories.flatMap(({ breakingUntil }) => (breakingUntil ? [Date.parse(breakingUntil)] : []));
    const open = ends.filter((end) => now === null || end > now);
    if (!known || open.length === 0) return undefined;
    let timer: ReturnType<typeof setTimeout>;
    const check = () => {
      const next = Math.min(...open) - serverTime();
      if (next <= 0) setNow(serverTime());
      else timer = setTimeout(check, Math.min(next, longest));
    };
    check();
    return () => clearTimeout(timer);
  }, [stories, now, known]);

  return useMemo(() => {
    const breaking = (story: Story) => (now === null ? story.breakingUntil !== null : isBreaking(story, now));
    return inTickerOrder([...stories], breaking, pinned).map((story) => ({
      id: story.id,
      story,
      breaking: breaking(story),
    }));
  }, [stories, pinned, now]);
}
