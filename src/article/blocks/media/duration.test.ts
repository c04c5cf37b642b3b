import { expect, it } from 'vitest';
import { durationText } from './duration.ts';

it('writes seconds as a clock does, with hours only where there are some', () => {
  expect([4, 65, 185.4, 3720].map(durationText)).toEqual(['0:04', '1:05', '3:05', '1:02:00']);
});
