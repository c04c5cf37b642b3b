import { expect, it } from 'vitest';
import { withoutStory } from './without-story.ts';

const card = (id: string) => ({ id, headline: `خبر ${id}` });

it('takes a story out of every place of an answer', () => {
  const answer = {
    lead: card('a'),
    latest: [card('a'), card('b')],
    sections: [{ section: { slug: 'x', name: 'س' }, stories: [card('b'), card('a')] }],
    related: [{ story: card('a'), reason: 'text' }],
    pages: [{ stories: [card('a')] }],
  };
  expect(withoutStory(answer, 'a')).toEqual({
    lead: null,
    latest: [card('b')],
    sections: [{ section: { slug: 'x', name: 'س' }, stories: [card('b')] }],
    related: [],
    pages: [{ stories: [] }],
  });
});

it('returns the same object where nothing names it, and leaves an article in its place', () => {
  const answer = { article: card('a'), related: [{ story: card('b') }] };
  expect(withoutStory(answer, 'a')).toBe(answer);
  expect(withoutStory(undefined, 'a')).toBeUndefined();
});
