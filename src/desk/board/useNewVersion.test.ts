import { act, renderHook } from '@testing-library/react';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { useNewVersion } from './useNewVersion.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

const show = (first: string | undefined) =>
  renderHook(({ version }) => useNewVersion(version), { initialProps: { version: first } });

test('returns a version that arrives later for five seconds, and none that was there first', () => {
  const { result, rerender } = show('1');
  expect(result.current).toBeNull();
  rerender({ version: '2' });
  expect(result.current).toBe('2');
  act(() => void vi.advanceTimersByTime(4999));
  expect(result.current).toBe('2');
  act(() => void vi.advanceTimersByTime(1));
  expect(result.current).toBeNull();
});

test('the first version that is loaded is not new', () => {
  const { result, rerender } = show(undefined);
  rerender({ version: '1' });
  expect(result.current).toBeNull();
});

test('a second new version replaces the first, for five seconds of its own', () => {
  const { result, rerender } = show('1');
  rerender({ version: '2' });
  act(() => void vi.advanceTimersByTime(4000));
  rerender({ version: '3' });
  act(() => void vi.advanceTimersByTime(4000));
  expect(result.current).toBe('3');
});
