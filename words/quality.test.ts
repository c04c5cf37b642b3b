import { expect, it } from 'vitest';
import { keysRule, measure, mistakes } from '../bench/search/pair-quality.ts';
import { relatedQuality } from '../bench/search/related-quality.ts';
import { typingQuality } from '../bench/search/typing-quality.ts';
import { pairs } from './testing/pairs.ts';

it('pairs that must match do, and others do not', async () => {
  const rule = await keysRule();
  const { found, strong, falseStrong, falseWeak } = measure('keys', pairs, rule);
  expect(pairs.length).toBeGreaterThan(400);
  expect(mistakes(pairs, rule).length).toBeLessThanOrEqual(4);
  expect(found).toBeGreaterThanOrEqual(0.98);
  expect(strong).toBeGreaterThanOrEqual(0.9);
  expect(falseStrong).toBeLessThanOrEqual(0.01);
  expect(falseWeak).toBeLessThanOrEqual(0.08);
});

it('typing errors are understood, right words are not questioned', () => {
  for (const { first, withinThree, questioned } of typingQuality()) {
    expect(first).toBeGreaterThanOrEqual(0.8);
    expect(withinThree).toBeGreaterThanOrEqual(0.92);
    expect(questioned).toBe(0);
  }
});

it('what is shown as related is', async () => {
  const [before, now] = await relatedQuality();
  expect(now!.precision).toBeGreaterThanOrEqual(0.8);
  expect(now!.served).toBeGreaterThanOrEqual(0.7);
  expect(now!.precision).toBeGreaterThan(before!.precision);
});
