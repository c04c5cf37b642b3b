import { type RefObject, useEffect, useLayoutEffect, useRef, useState } from 'react';
import { arrange, type Line, sameLines } from './lines.ts';
import { takeOverFirstTravel } from './first-travel.ts';
import { startTravel, type Travel } from './marquee.ts';

export const useBrowserLayoutEffect = typeof document === 'undefined' ? useEffect : useLayoutEffect;

/** What could not be changed in view is tried again after this long, in ms. */
const again = 1500;

export type RunParts = {
  run: RefObject<HTMLDivElement | null>;
  track: RefObject<HTMLDivElement | null>;
  list: RefObject<HTMLUListElement | null>;
  copy: RefObject<HTMLUListElement | null>;
};

type Moving = { parts: RunParts; wanted: Line[]; moving: boolean; running: boolean; rtl: boolean };

/** The lines to render, and the travel while there is one: between two turns of the list it follows what is wanted. */
export function useMovingLines({ parts: { run, track, list, copy }, wanted, moving, running, rtl }: Moving) {
  const [shown, setShown] = useState(wanted);
  const latest = useRef(shown);
  useBrowserLayoutEffect(() => {
    latest.current = shown;
  });
  const travel = useRef<Travel | null>(null);

  useBrowserLayoutEffect(() => {
    const parts = { run: run.current, track: track.current, list: list.current, copy: copy.current };
    if (!moving || !parts.run || !parts.track || !parts.list || !parts.copy) return undefined;
    if (typeof parts.track.animate !== 'function') return undefined;
    const { run: frame, track: moved, list: lines, copy: looped } = parts;
    // From where it is: it may move already, or a reader may have pushed it by hand before the script came.
    const from = takeOverFirstTravel() ?? Math.abs(frame.scrollLeft);
    frame.scrollLeft = 0;
    const started = startTravel({ run: frame, track: moved, list: lines, copy: looped, rtl }, from);
    travel.current = started;
    const sizes = new ResizeObserver(() => started.settle());
    sizes.observe(lines);
    return () => {
      sizes.disconnect();
      started.end();
      travel.current = null;
    };
  }, [moving, rtl, run, track, list, copy]);

  useBrowserLayoutEffect(() => travel.current?.run(running), [running, moving]);

  useBrowserLayoutEffect(() => {
    // As when it sets out: measuring what is in view is not for nothing.
    if (!moving || sameLines(latest.current, wanted)) return undefined;
    const follow = (): boolean => {
      const now = travel.current;
      if (!now || document.visibilityState === 'hidden') {
        setShown(wanted);
        return true;
      }
      const view = now.view();
      const { lines, settled } = arrange(latest.current, wanted, view);
      if (!sameLines(lines, latest.current)) {
        now.hold(view);
        setShown(lines.map((line) => withRoom(line, list.current)));
      }
      return settled;
    };
    if (follow()) return undefined;
    const timer = setInterval(() => {
      if (follow()) clearInterval(timer);
    }, again);
    return () => clearInterval(timer);
  }, [wanted, moving, list]);

  useBrowserLayoutEffect(() => travel.current?.settle(), [shown]);

  return { lines: moving ? shown : wanted, travel };
}

function withRoom(line: Line, list: HTMLElement | null): Line {
  if (!line.gone || line.room !== undefined) return line;
  const element = list?.querySelector(`[data-line="${CSS.escape(line.id)}"]`);
  return { ...line, room: element?.getBoundingClientRect().width ?? 0 };
}
