import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import { block } from '#contract/text.ts';
import { html } from '../../testing/fuzz/html-grammar.ts';
import { hostileText } from '../../testing/fuzz/json-grammar.ts';
import { makeItem, prepareTest } from '../../testing/intake.ts';
import { countDropped } from './dropped.ts';
import { blocksOfHtml } from './html.ts';

describe('HTML that is written by a grammar', () => {
  test('loses no word without saying so, whatever stands in whatever', () => {
    fc.assert(
      fc.property(html, ({ html: text, words }) => {
        const result = blocksOfHtml(text, { language: 'ar', dropped: countDropped(), picture: () => null });
        if (!result.ok) throw new Error(result.message);
        expect(z.array(block).safeParse(result.blocks).error).toBeUndefined();
        const read = new Set(JSON.stringify([result.blocks, result.warnings]).match(/كلمة\d+/g));
        expect(words.filter((word) => !read.has(word))).toEqual([]);
      }),
      { numRuns: 2000, seed: 14 },
    );
  });
});

/** A field as it should be, as other systems send it, or as nobody meant it. */
const field = (...usual: unknown[]) =>
  fc.oneof(
    { weight: 4, arbitrary: fc.constantFrom(...usual) },
    { weight: 1, arbitrary: fc.jsonValue({ maxDepth: 2 }) },
    { weight: 1, arbitrary: hostileText },
  );

const items = fc.record(
  {
    uri: field('tag:example.org,2026:a', 'urn:newsml:example.org:1'),
    language: field('ar', 'en', 'ar-SY', 'tr'),
    pubStatus: field('usable', 'withheld', 'canceled', 'cancelled'),
    version: field('1', 2, '10'),
    versionCreated: field('2026-03-10T12:00:00Z', '2026-03-10', '2026-03-10T12:00:00'),
    embargoedUntil: field('2126-01-01T00:00:00Z'),
    urgency: field(1, 9, '3'),
    headlines: fc.array(
      fc.record({ role: field('main', 'ticker', 'kicker'), value: field('النحل يعود') }, { requiredKeys: [] }),
    ),
    bodies: fc.array(
      fc.record({
        role: field('main'),
        contentType: field('text/html', 'text/plain'),
        value: fc.oneof(
          html.map((one) => one.html),
          hostileText,
        ),
      }),
      { maxLength: 3 },
    ),
    subjects: fc.array(fc.record({ rel: field('section', 'about'), literal: field('society'), name: field('مجتمع') })),
    associations: fc.array(
      fc.record({
        name: field('featuremedia', 'gallery--1'),
        type: field('picture', 'video'),
        renditions: fc.array(
          fc.record({ name: field('original'), href: field('/api/v1/push/assets/a', 'https://example.org/a.jpg') }),
        ),
      }),
      { maxLength: 2 },
    ),
    altIds: fc.array(fc.record({ role: field('translationGroup', 'formerUri'), value: field('one') })),
  },
  { requiredKeys: [] },
);

describe('items that are written by a grammar', () => {
  test('are read or refused with the place of the fault, and hold nothing that PostgreSQL refuses', async () => {
    await fc.assert(
      fc.asyncProperty(items, async (item) => {
        const read = await prepareTest(makeItem(item));
        const wrong = read.ok
          ? []
          : read.errors.filter(({ path, message }) => typeof path !== 'string' || message === '');
        expect(wrong).toEqual([]);
        const story = read.ok ? read.prepared.story : null;
        expect(z.array(block).safeParse(story?.body ?? []).error).toBeUndefined();
        expect(JSON.stringify(story)).not.toMatch(/\\u0000|\\ud[89ab]..(?!\\ud[c-f])/i);
      }),
      { numRuns: 1000, seed: 14 },
    );
  });
});
