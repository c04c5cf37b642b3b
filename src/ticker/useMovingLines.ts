import { type RefObject, useEffect, useLayoutEffect, useRef, useState } from 'react';
import { arrange, type Line, sameLines } from './lines.ts';
import { takeOverFirstMarquee } from './first-marquee.ts';
import { startMarquee, type Marquee } from './marquee.ts';

export const useBrowserLayoutEffect = typeof document === 'undefined' ? useEffect : useLayoutEffect;

/** How often an update that would move visible lines is retried, in ms. */
const retryEvery = 1500;

export type RunParts = {
  run: RefObject<HTMLDivElement | null>;
  track: RefObject<HTMLDivElement | null>;
  list: RefObject<HTMLUListElement | null>;
  copy: RefObject<HTMLUListElement | null>;
};

type Moving = { parts: RunParts; wanted: Line[]; moving: boolean; running: boolean; rtl: boolean };

/** The lines to render, updated without moving a visible one, and the marquee while it is moving. */
export function useMovingLines({ parts: { run, track, list, copy }, wanted, moving, running, rtl }: Moving) {
  const [shown, setShown] = useState(wanted);
  const latest = useRef(shown);
  useBrowserLayoutEffect(() => {
    latest.current = shown;
  });
  const marquee = useRef<Marquee | null>(null);

  useBrowserLayoutEffect(() => {
    const parts = { run: run.current, track: track.current, list: list.current, copy: copy.current };
    if (!moving || !parts.run || !parts.track || !parts.list || !parts.copy) return undefined;
    if (typeof parts.track.animate !== 'function') return undefined;
    const { run: frame, track: moved, list: lines, copy: looped } = parts;
    // From where it is: it may move already, and readers can scroll the list before the app has started.
    const from = takeOverFirstMarquee() ?? Math.abs(frame.scrollLeft);
    frame.scrollLeft = 0;
    const started = startMarquee({ run: frame, track: moved, list: lines, copy: looped, rtl }, from);
    marquee.current = started;
    const sizes = new ResizeObserver(() => started.update());
    sizes.observe(lines);
    return () => {
      sizes.disconnect();
      started.stop();
      marquee.current = null;
    };
  }, [moving, rtl, run, track, list, copy]);

  useBrowserLayoutEffect(() => marquee.current?.setRunning(running), [running, moving]);

  useBrowserLayoutEffect(() => {
    // Measuring forces a layout, so not without a change.
    if (!moving || sameLines(latest.current, wanted)) return undefined;
    const follow = (): boolean => {
      const now = marquee.current;
      if (!now || document.visibilityState === 'hidden') {
        setShown(wanted);
        return true;
      }
      const view = now.view();
      const { lines, settled } = arrange(latest.current, wanted, view);
      if (!sameLines(lines, latest.current)) {
        now.anchorTo(view);
        setShown(lines.map((line) => withWidth(line, list.current)));
      }
      return settled;
    };
    if (follow()) return undefined;
    const timer = setInterval(() => {
      if (follow()) clearInterval(timer);
    }, retryEvery);
    return () => clearInterval(timer);
  }, [wanted, moving, list]);

  useBrowserLayoutEffect(() => marquee.current?.update(), [shown]);

  return { lines: moving ? shown : wanted, marquee };
}

function withWidth(line: Line, list: HTMLElement | null): Line {
  if (!line.gone || line.width !== undefined) return line;
  const element = list?.querySelector(`[data-line="${CSS.escape(line.id)}"]`);
  return { ...line, width: element?.getBoundingClientRect().width ?? 0 };
}
