import { useDeferredValue } from 'react';
import { NavigationType, useNavigationType } from 'react-router';
import { isHydrated } from '../language/hydration.ts';

/** As many blocks as fill a window. */
export const opening = 4;

/**
 * False while an article that was opened inside the app is first painted, then true: headline and beginning are there at
 * once on a slow processor, and the rest is rendered in slices after. The server prints everything, and a page that the reader comes back to is
 * whole at once, so that he finds his place.
 */
export function useWhole(): boolean {
  const opened = useNavigationType() !== NavigationType.Pop && isHydrated();
  return useDeferredValue(true, !opened);
}
