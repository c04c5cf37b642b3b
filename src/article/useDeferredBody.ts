import { useDeferredValue } from 'react';
import { NavigationType, useNavigationType } from 'react-router';
import { isHydrated } from '../runtime/hydration.ts';

/**
 * Whether to render what follows an article's headline. False for the first paint of an article opened inside the app, so that a slow
 * processor shows the headline at once and renders the rest in slices, a frame or two later. Always true on the server, and for a reader
 * who goes back, so that their scroll position can be restored.
 */
export function useDeferredBody(): boolean {
  const opened = useNavigationType() !== NavigationType.Pop && isHydrated();
  return useDeferredValue(true, !opened);
}
