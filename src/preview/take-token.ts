import { links } from '../links.ts';
import { previewIdIn, tokenIn } from './preview-address.ts';

/**
 * Returns the token in the URL, or null, and removes it from the address bar and the history at once, so that neither they nor a
 * screenshot can open the preview. `part`: the part of the path that contains the id.
 */
export function takeToken(part: string): string | null {
  const token = tokenIn(location.href);
  const clean = links.preview(previewIdIn(part));
  if (location.pathname + location.search + location.hash !== clean) history.replaceState(history.state, '', clean);
  return token;
}
