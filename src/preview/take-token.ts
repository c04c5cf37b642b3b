import { links } from '../links.ts';
import { previewIdIn, tokenIn } from './preview-address.ts';

/**
 * The token of the address, taken off it at once, with whatever else hangs on it: what stays in the address bar, in the history or in a
 * screenshot opens nothing. Null where there is none.
 */
export function takeToken(part: string): string | null {
  const token = tokenIn(location.href);
  const clean = links.preview(previewIdIn(part));
  if (location.pathname + location.search + location.hash !== clean) history.replaceState(history.state, '', clean);
  return token;
}
