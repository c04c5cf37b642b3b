/**
 * The token of the address, taken off it at once: what stays in the address bar, in the history or in a screenshot opens
 * nothing. Null where there is none.
 */
export function takeToken(): string | null {
  const [, token] = /^#t=([\w-]+)$/.exec(location.hash) ?? [];
  if (token) history.replaceState(history.state, '', location.pathname + location.search);
  return token ?? null;
}
