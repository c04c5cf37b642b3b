import { type FocusEvent, useState } from 'react';
import { useHidden } from '../runtime/useHidden.ts';

// Held since before hydration. Without a mouse, what was tapped last counts as hovered.
const isRun = (state: string): boolean =>
  typeof document !== 'undefined' && document.querySelector(`.ticker-run${state}`) !== null;
const hasMouse = (): boolean => typeof matchMedia === 'function' && matchMedia('(hover: hover)').matches;

/** Whether the ticker has to wait: the pointer or a finger is on it, the focus is in it, or the page is hidden. */
export function useHold() {
  const [pointed, setPointed] = useState(() => hasMouse() && isRun(':hover'));
  const [focused, setFocused] = useState(() => isRun(':focus-within'));
  const hidden = useHidden();
  const handlers = {
    onPointerEnter: () => setPointed(true),
    onPointerLeave: () => setPointed(false),
    onPointerCancel: () => setPointed(false),
    onFocus: () => setFocused(true),
    onBlur: (event: FocusEvent<HTMLElement>) => {
      if (!event.currentTarget.contains(event.relatedTarget)) setFocused(false);
    },
  };
  return { held: pointed || focused || hidden, handlers };
}
