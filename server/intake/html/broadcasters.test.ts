import { expect, test } from 'vitest';
import { block as blockShape } from '#contract/text.ts';
import { broadcasterBodies } from '../../testing/outside/broadcaster-bodies.ts';
import { readHtml } from '../../testing/intake.ts';

// No words and no player are lost, except what a warning names.
test.each(broadcasterBodies)('$name', ({ html, warned }) => {
  const { blocks, warnings } = readHtml(html, { hosts: { own: 'news.example', others: ['old.example'] } });
  expect(warnings).toEqual(warned);
  expect(blocks.length).toBeGreaterThan(0);
  for (const block of blocks) expect(blockShape.parse(block)).toEqual(block);
});
