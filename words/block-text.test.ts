import { expect, it } from 'vitest';
import type { Block } from '#contract/text.ts';
import { plainText } from './block-text.ts';

const text = (words: string) => [{ type: 'text' as const, text: words }];

it('keeps the words of every kind of block, in order', () => {
  const blocks: Block[] = [
    { type: 'heading', level: 2, content: text('عنوان') },
    {
      type: 'paragraph',
      content: [
        { type: 'strong', children: text('قوي') },
        { type: 'break' },
        { type: 'link', href: 'https://example.org', children: text('رابط') },
      ],
    },
    { type: 'quote', blocks: [{ type: 'paragraph', content: text('قول') }], cite: text('قائل') },
    {
      type: 'list',
      ordered: false,
      items: [{ content: text('بند'), children: [{ type: 'paragraph', content: text('فرع') }] }],
    },
    { type: 'separator' },
    {
      type: 'table',
      caption: 'جدول',
      head: [[{ heading: true, content: text('رأس') }]],
      rows: [
        [
          { heading: false, content: text('خلية') },
          { heading: false, content: text('أخرى') },
        ],
      ],
    },
    { type: 'embed', url: 'https://example.org', title: 'فيلم', provider: null },
    { type: 'see-also', title: 'انظر أيضاً', links: [{ href: 'x', text: 'خبر آخر' }] },
  ];
  expect(plainText(blocks)).toBe('عنوان\nقوي رابط\nقول\nقائل\nبند\nفرع\nجدول\nرأس\nخلية أخرى\nفيلم');
});
