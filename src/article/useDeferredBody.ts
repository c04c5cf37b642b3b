import { useDeferredValue } from 'react';
import { NavigationType, useNavigationType } from 'react-router';
import { isHydrated } from '../runtime/hydration.ts';

/**
 * False while an article that was opened inside the app is first painted, then true: its headline stands there at once on a
 * slow processor, and the rest is rendered in slices, a frame or two later. The server prints everything, and a page that the reader comes
 * back to is whole at once, so that he finds his place.
 */
export function useDeferredBody(): boolean {
  const opened = useNavigationType() !== NavigationType.Pop && isHydrated();
  return useDeferredValue(true, !opened);
}
