import { type FocusEvent, type RefObject, useEffect, useState } from 'react';
import { useHidden } from '../runtime/useHidden.ts';

/** Whether the reader holds the run: pointer (or finger) on it, focus inside it, or the page not in view. */
export function useStillness(run: RefObject<HTMLElement | null>) {
  const [pointed, setPointed] = useState(false);
  const [focused, setFocused] = useState(false);
  const hidden = useHidden();
  // From before hydration. Without a mouse, what was tapped last counts as hovered.
  useEffect(() => {
    if (run.current?.matches(':hover') && matchMedia('(hover: hover)').matches) setPointed(true);
    if (run.current?.contains(document.activeElement)) setFocused(true);
  }, [run]);
  const holds = {
    onPointerEnter: () => setPointed(true),
    onPointerLeave: () => setPointed(false),
    onPointerCancel: () => setPointed(false),
    onFocus: () => setFocused(true),
    onBlur: (event: FocusEvent<HTMLElement>) => {
      if (!event.currentTarget.contains(event.relatedTarget)) setFocused(false);
    },
  };
  return { still: pointed || focused || hidden, holds };
}
