import { expect, it } from 'vitest';
import { longestQuestion } from '#contract/limits.ts';
import { searchParamsOf } from './search.queries.ts';

it('asks for the first words of a pasted paragraph, and for none that is cut', () => {
  const { q } = searchParamsOf(new URLSearchParams({ q: 'زيتون '.repeat(60) }));
  expect(q.length).toBeLessThanOrEqual(longestQuestion);
  expect(new Set(q.split(' '))).toEqual(new Set(['زيتون']));
  expect(searchParamsOf(new URLSearchParams({ q: 'ز'.repeat(300) })).q).toHaveLength(longestQuestion);
});
