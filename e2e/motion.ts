import type { Page } from '@playwright/test';

export type Frame = {
  /** Of the document's timeline, in ms. */
  time: number;
  /** Every line (of the list or its copy) that is in view, by its story: where its left edge is, in px. */
  lines: { id: string; left: number; words: string }[];
};

/** Measures the ticker in every frame of a span, while `meanwhile` happens. */
export async function framesDuring(page: Page, span: number, meanwhile?: () => Promise<unknown>): Promise<Frame[]> {
  const recording = page.evaluate(
    (length) =>
      new Promise<Frame[]>((resolve) => {
        const frames: Frame[] = [];
        const began = performance.now();
        const measure = () => {
          const run = document.querySelector('.ticker-run')!.getBoundingClientRect();
          const lines = [...document.querySelectorAll<HTMLElement>('.ticker-run [data-line]')].flatMap((line) => {
            const { left, right } = line.getBoundingClientRect();
            const inView = right > run.left && left < run.right;
            return inView ? [{ id: line.dataset['line']!, left, words: line.textContent }] : [];
          });
          frames.push({ time: Number(document.timeline.currentTime), lines });
          if (performance.now() - began < length) requestAnimationFrame(measure);
          else resolve(frames);
        };
        requestAnimationFrame(measure);
      }),
    span,
  );
  await meanwhile?.();
  return recording;
}

/** The largest distance, in px, that a visible line moved between two frames beyond what `speed` (px/s, signed) explains. */
export function largestJump(frames: readonly Frame[], speed: number): number {
  let largest = 0;
  for (const [index, frame] of frames.entries()) {
    const last = frames[index - 1];
    if (!last) continue;
    const travelled = ((frame.time - last.time) / 1000) * speed;
    for (const line of last.lines) {
      // A line may be visible twice; one that is no longer visible has left.
      const now = frame.lines
        .filter(({ id }) => id === line.id)
        .map(({ left }) => Math.abs(left - line.left - travelled));
      if (now.length > 0) largest = Math.max(largest, Math.min(...now));
    }
  }
  return largest;
}

/** Speed of the run in px/s; positive to the right. */
export function speedOf(frames: readonly Frame[]): number {
  const [first, last] = [frames[0]!, frames.at(-1)!];
  const line = first.lines.find(({ id }) => last.lines.some((other) => other.id === id))!;
  const now = last.lines.find(({ id }) => id === line.id)!;
  return ((now.left - line.left) / (last.time - first.time)) * 1000;
}
