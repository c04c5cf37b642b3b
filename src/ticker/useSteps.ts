import { useEffect, useState } from 'react';
import type { Line } from './lines.ts';

/** How long a line is shown, in ms. */
const stepEvery = 6000;

/** The line shown in the stepped mode. When it leaves the ticker, the line that takes its place is shown. */
export function useSteps(lines: readonly Line[], running: boolean) {
  const [current, setCurrent] = useState({ id: lines[0]?.id, index: 0 });
  const found = lines.findIndex(({ id }) => id === current.id);
  const index = found >= 0 ? found : Math.min(current.index, Math.max(0, lines.length - 1));

  const step = (by: 1 | -1) => {
    const next = (index + by + lines.length) % lines.length;
    setCurrent({ id: lines[next]?.id, index: next });
  };

  useEffect(() => {
    if (!running || lines.length < 2) return undefined;
    const timer = setTimeout(() => {
      const next = (index + 1) % lines.length;
      setCurrent({ id: lines[next]?.id, index: next });
    }, stepEvery);
    return () => clearTimeout(timer);
  }, [running, lines, index]);

  return { id: lines[index]?.id, next: () => step(1), previous: () => step(-1) };
}
