import '@testing-library/jest-dom/vitest';
import { cleanup } from '@testing-library/react';
import { afterAll, afterEach, beforeAll, beforeEach, expect, vi } from 'vitest';
import { api } from './api.ts';

beforeAll(() => api.listen({ onUnhandledFrame: 'error' }));

// A test fails on anything written to the console.
const consoleCalls: unknown[][] = [];
beforeEach(() => {
  consoleCalls.length = 0;
  vi.spyOn(console, 'error').mockImplementation((...values) => void consoleCalls.push(values));
  vi.spyOn(console, 'warn').mockImplementation((...values) => void consoleCalls.push(values));
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
  if (consoleCalls.length > 0)
    throw new Error(`The console said: ${consoleCalls.map((values) => values.join(' ')).join('\n')}`);
});
afterAll(() => api.close());

/** For errors that reach the console only if they occur after the loader, while rendering. */
export function allowConsole(pattern: RegExp): void {
  for (let index = consoleCalls.length - 1; index >= 0; index -= 1)
    if (consoleCalls[index]!.some((value) => pattern.test(String(value)))) consoleCalls.splice(index, 1);
}

/** For errors that must reach the console. */
export function expectConsole(pattern: RegExp): void {
  const found = consoleCalls.findIndex(([first]) => pattern.test(String(first)));
  expect(found, `the console said ${String(pattern)}`).toBeGreaterThanOrEqual(0);
  for (let index = consoleCalls.length - 1; index >= 0; index -= 1)
    if (pattern.test(String(consoleCalls[index]![0]))) consoleCalls.splice(index, 1);
}
