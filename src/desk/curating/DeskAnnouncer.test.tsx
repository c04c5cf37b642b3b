import { act, render, screen } from '@testing-library/react';
import { expect, test } from 'vitest';
import { announce } from '../../ui/announce.ts';
import { DeskAnnouncer } from './DeskAnnouncer.tsx';

test('says what was done, also the same twice', () => {
  render(<DeskAnnouncer />);
  act(() => announce('أُخفي السطر'));
  const first = screen.getByRole('status').textContent;
  act(() => announce('أُخفي السطر'));
  expect(screen.getByRole('status').textContent).not.toBe(first);
});
