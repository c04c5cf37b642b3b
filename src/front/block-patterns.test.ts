import { expect, test } from 'vitest';
import { picture, stories } from '../testing/fixtures.ts';
import { blockPatterns, onBand } from './block-patterns.ts';

const section = (slug: string, length = 5, pictured = true) => ({
  section: { slug, name: slug },
  stories: stories(length, pictured ? { picture } : {}),
});
const patterns = (...sections: ReturnType<typeof section>[]) =>
  blockPatterns(sections)
    .map(({ pattern }) => pattern)
    .join('');

test('six sections follow the patterns A, B, C, A, B', () => {
  expect(patterns(...'abcdef'.split('').map((slug) => section(slug)))).toBe('ABCAB');
});

test.each([1, 2, 3, 4, 5, 6, 7, 8, 9])(
  '%i sections: all are included, in order, and no pattern follows itself',
  (length) => {
    for (const pictured of [true, false]) {
      const sections = Array.from({ length }, (_, index) => section(`s${index}`, 3, pictured));
      const blocks = blockPatterns(sections);
      expect(blocks.flatMap((block) => block.sections.map((one) => one.section.slug))).toEqual(
        sections.map((one) => one.section.slug),
      );
      for (const [index, block] of blocks.entries()) expect(block.pattern).not.toBe(blocks[index - 1]?.pattern);
    }
  },
);

test('an empty section is left out', () => {
  expect(blockPatterns([section('a', 0), section('b', 2)]).map((block) => block.sections[0].section.slug)).toEqual([
    'b',
  ]);
});

test('of what somebody has chosen nothing is left out, and its order is kept', () => {
  const chosen = { ...section('b', 4, false), chosen: 3 };
  expect(patterns(section('a'), chosen, section('c'), section('d'))).toBe('ABC');
  const [first, second, third, fourth] = stories(4);
  const band = (some: number) =>
    onBand({ ...chosen, stories: [first!, second!, { ...third!, picture }, fourth!], chosen: some }).map(
      ({ id }) => id,
    );
  expect(band(0)).toEqual([third, first, second].map((story) => story!.id));
  expect(band(1)).toEqual([first, third, second].map((story) => story!.id));
  expect(band(4)).toEqual([first, second, third, fourth].map((story) => story!.id));
});
