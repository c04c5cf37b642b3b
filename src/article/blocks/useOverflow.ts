import { type RefObject, startTransition, useEffect, useState } from 'react';

/** Whether what is inside is wider than its box. */
export function useOverflow(box: RefObject<HTMLElement | null>): boolean {
  const [wide, set] = useState(false);
  useEffect(() => {
    const element = box.current;
    if (!element || typeof ResizeObserver === 'undefined') return undefined;
    const sizes = new ResizeObserver(() => {
      const next = element.scrollWidth > element.clientWidth + 1;
      startTransition(() => set(next));
    });
    sizes.observe(element);
    for (const child of element.children) sizes.observe(child);
    return () => sizes.disconnect();
  }, [box]);
  return wide;
}
