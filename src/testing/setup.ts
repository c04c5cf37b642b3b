import '@testing-library/jest-dom/vitest';
import { cleanup } from '@testing-library/react';
import { afterAll, afterEach, beforeAll, beforeEach, expect, vi } from 'vitest';
import { api } from './api.ts';

beforeAll(() => api.listen({ onUnhandledFrame: 'error' }));

// A warning in a test is a mistake that a reader's console would have had.
const said: unknown[][] = [];
beforeEach(() => {
  said.length = 0;
  vi.spyOn(console, 'error').mockImplementation((...words) => void said.push(words));
  vi.spyOn(console, 'warn').mockImplementation((...words) => void said.push(words));
  // jsdom has no layout.
  window.scrollTo = () => undefined;
  Element.prototype.scrollIntoView = () => undefined;
});
afterEach(() => {
  cleanup();
  api.resetHandlers();
  localStorage.clear();
  document.head.replaceChildren();
  vi.restoreAllMocks();
  vi.useRealTimers();
  if (said.length > 0) throw new Error(`The console said: ${said.map((words) => words.join(' ')).join('\n')}`);
});
afterAll(() => api.close());

/** For trouble that the console tells of only where it comes late: then a page throws it, not its loader. */
export function allowConsole(words: RegExp): void {
  for (let index = said.length - 1; index >= 0; index -= 1)
    if (said[index]!.some((word) => words.test(String(word)))) said.splice(index, 1);
}

/** For tests of trouble that the console rightly tells of. */
export function expectConsole(words: RegExp): void {
  const found = said.findIndex((line) => words.test(String(line[0])));
  expect(found, `the console said ${String(words)}`).toBeGreaterThanOrEqual(0);
  for (let index = said.length - 1; index >= 0; index -= 1)
    if (words.test(String(said[index]![0]))) said.splice(index, 1);
}
