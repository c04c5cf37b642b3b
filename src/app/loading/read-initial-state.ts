import type { InitialState } from './initial-state.ts';

/** Null when the page was not rendered on the server. */
export function readInitialState(): InitialState | null {
  const text = document.getElementById('first-state')?.textContent;
  return text ? (JSON.parse(text) as InitialState) : null;
}
