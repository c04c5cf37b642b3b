import type { View } from './lines.ts';

/** Pixels per second: about half the speed of reading aloud, a little more where the run is long. */
const speedOf = () => (matchMedia('(width >= 60rem)').matches ? 64 : 50);
/** The first line rests beside the label this long, in ms. */
const restAtFirst = 3000;
/** Room that is counted as seen on the side where lines enter, in px: what enters while the list is being changed. */
const margin = 64;
/** Distance from the label at which a line that gets focus is brought into view, in px. */
const besideLabel = 16;

/** A line in view that must stay where it is, as distance from the beginning of the list or of its copy. */
type Anchor = { id: string; distance: number };

export type Travel = {
  /** Goes on from where it is, or stops there. */
  run(running: boolean): void;
  view(): View;
  /** Before the list changes: what must not move. */
  hold(view: View): void;
  /** After the list has changed, or its size. */
  settle(): void;
  bringIntoView(line: HTMLElement): void;
  /** How far it has come in this turn, in px; negative: the ms for which it still rests. */
  distance(): number;
  /** Until the end of the list is in view. */
  msUntilEnd(): number;
  end(): void;
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
 * Moves the track by one Web Animation of `transform`, which the compositor runs by itself: no script, no layout, no paint
 * while it travels. One turn is the length of the list; the copy behind it fills the view until the turn begins anew. `startAt`: as
 * `distance` of an earlier travel.
 */
export function startTravel({ run, track, list, copy, rtl }: Parts, startAt: number): Travel {
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
  const seenOf = (whole: HTMLElement) => {
    const frame = run.getBoundingClientRect();
    const [from, to] = rtl ? [frame.left - margin, frame.right] : [frame.left, frame.right + margin];
    return [...whole.children].flatMap((line) => {
      const { left, right } = line.getBoundingClientRect();
      return right > from && left < to && line instanceof HTMLElement ? [line.dataset['line']!] : [];
    });
  };

  const travel: Travel = {
    run(next) {
      if (running === next) return;
      running = next;
      if (!animation) return;
      if (next) animation.play();
      else animation.pause();
    },
    view() {
      const last = list.lastElementChild;
      const length = last ? distanceIn(list, last) + last.getBoundingClientRect().width : 0;
      return { first: seenOf(list), second: copy ? seenOf(copy) : [], roomy: period - length > 96 };
    },
    hold({ first, second }) {
      const id = first[0] ?? second[0];
      const line = id === undefined ? null : lineOf(id);
      anchor =
        line && id !== undefined ? { id, distance: distanceIn(list, line) + (first.length > 0 ? 0 : period) } : null;
    },
    settle() {
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
    end() {
      animation?.cancel();
    },
  };
  travel.settle();
  return travel;
}
