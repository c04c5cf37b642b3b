import { type FocusEvent, useState } from 'react';
import { useHidden } from '../runtime/useHidden.ts';

/** Whether the ticker has to wait: the pointer or a finger is on it, the focus is in it, or the page is hidden. */
export function useHold() {
  const [pointed, setPointed] = useState(false);
  const [focused, setFocused] = useState(false);
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
