import type { View } from './lines.ts';

/** Pixels per second: about half the speed of reading aloud, slightly more on wide windows. */
const speedOf = () => (matchMedia('(width >= 60rem)').matches ? 64 : 50);
/** How long the first line rests next to the label before the movement begins, in ms. */
const restAtFirst = 3000;
/** Lines within this distance of the edge where they enter count as visible, in px: they may enter while the list is updated. */
const margin = 64;
/** Distance from the label to a line that is scrolled into view because it has the focus, in px. */
const besideLabel = 16;

/** A visible line that must not move, with its distance from the start of the list in px. */
type Anchor = { id: string; distance: number };

export type Marquee = {
  /** Resumes or pauses at the current position. */
  setRunning(running: boolean): void;
  view(): View;
  /** Called before the list changes: notes a visible line, which `update` then leaves in its place. */
  anchorTo(view: View): void;
  /** Called after the list or its size has changed. */
  update(): void;
  bringIntoView(line: HTMLElement): void;
  /** How far it has come in this iteration, in px; negative: the ms for which it still rests. */
  distance(): number;
  /** Until the end of the list is in view. */
  msUntilEnd(): number;
  stop(): void;
};

type Parts = {
  run: HTMLElement;
  track: HTMLElement;
  list: HTMLElement;
  /** Null while the list has not come to its end. */
  copy: HTMLElement | null;
  rtl: boolean;
};

/**
 * Moves the track with one Web Animation of `transform`, which runs on the compositor: no script, layout or paint per frame. One
 * iteration is as long as the list; the copy after it fills the view until the next iteration starts. `startAt`: as `distance` of an
 * earlier marquee.
 */
export function startMarquee({ run, track, list, copy, rtl }: Parts, startAt: number): Marquee {
  let speed = speedOf();
  let period = 0;
  let running = false;
  let anchor: Anchor | null = null;
  let animation: Animation | null = null;

  const time = () => Number(animation?.currentTime ?? -restAtFirst);
  const offset = () => (period > 0 ? Math.max(0, (time() / 1000) * speed) % period : 0);
  const distanceIn = (whole: HTMLElement, line: Element) => {
    const [a, b] = [whole.getBoundingClientRect(), line.getBoundingClientRect()];
    return rtl ? a.right - b.right : b.left - a.left;
  };
  const lineOf = (id: string) => list.querySelector(`[data-line="${CSS.escape(id)}"]`);

  const animate = (at: number) => {
    const last = animation;
    const next = track.animate(
      [{ transform: 'translateX(0)' }, { transform: `translateX(${rtl ? period : -period}px)` }],
      { duration: (period / speed) * 1000, iterations: Infinity, fill: 'backwards' },
    );
    if (running) next.startTime = Number(document.timeline.currentTime) - at;
    else {
      next.pause();
      next.currentTime = at;
    }
    animation = next;
    last?.cancel();
  };
  const visibleIn = (whole: HTMLElement) => {
    const frame = run.getBoundingClientRect();
    const [from, to] = rtl ? [frame.left - margin, frame.right] : [frame.left, frame.right + margin];
    return [...whole.children].flatMap((line) => {
      const { left, right } = line.getBoundingClientRect();
      return right > from && left < to && line instanceof HTMLElement ? [line.dataset['line']!] : [];
    });
  };

  const marquee: Marquee = {
    setRunning(next) {
      if (running === next) return;
      running = next;
      if (!animation) return;
      if (next) animation.play();
      else animation.pause();
    },
    view() {
      const last = list.lastElementChild;
      const length = last ? distanceIn(list, last) + last.getBoundingClientRect().width : 0;
      return { first: visibleIn(list), second: copy ? visibleIn(copy) : [], hasGap: period - length > 96 };
    },
    anchorTo({ first, second }) {
      const id = first[0] ?? second[0];
      const line = id === undefined ? null : lineOf(id);
      anchor =
        line && id !== undefined ? { id, distance: distanceIn(list, line) + (first.length > 0 ? 0 : period) } : null;
    },
    update() {
      const held = anchor;
      anchor = null;
      const nextPeriod = list.getBoundingClientRect().width;
      const nextSpeed = speedOf();
      const line = held && lineOf(held.id);
      if (nextPeriod === 0 || (nextPeriod === period && nextSpeed === speed && !line)) return;
      const [oldTime, oldOffset, oldPeriod] = [time(), offset(), period];
      period = nextPeriod;
      speed = nextSpeed;
      if (line) {
        const next = distanceIn(list, line) - held.distance + oldOffset;
        const turned = ((next % period) + period) % period;
        animate(oldTime < 0 && turned === 0 ? oldTime : (turned / speed) * 1000);
      } else if (!animation) animate(startAt > 0 ? (startAt / speed) * 1000 : startAt || -restAtFirst);
      else animate(oldTime < 0 ? oldTime : ((oldOffset * (period / oldPeriod)) / speed) * 1000);
    },
    bringIntoView(line) {
      const distance = distanceIn(list, line);
      const from = distance - offset();
      if (from >= 0 && from + line.getBoundingClientRect().width <= run.clientWidth - margin / 2) return;
      animate((Math.max(0, distance - besideLabel) / speed) * 1000);
    },
    distance: () => (time() < 0 ? time() : offset()),
    msUntilEnd: () => ((period - offset() - run.clientWidth) / speed) * 1000 - Math.min(0, time()),
    stop() {
      animation?.cancel();
    },
  };
  marquee.update();
  return marquee;
}
