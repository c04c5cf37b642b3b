import { expect, it } from 'vitest';
import { lowestPosition } from './lowest-position.ts';

it('is the lowest of a language; without any, infinite', () => {
  const answers = [
    [['ticker', 'ar'], { position: 7 }],
    [['front', 'ar'], { position: 5 }],
    [['front', 'en'], { position: 2 }],
    [['search', 'ar'], undefined],
  ] as const;
  expect(lowestPosition(answers, 'ar')).toBe(5);
  expect(lowestPosition(answers, 'fr')).toBe(Infinity);
});
