import { expect, it } from 'vitest';
import { withoutStory } from './without-story.ts';

const card = (id: string) => ({ id, headline: `خبر ${id}` });

it('removes a story from every list and field of an answer', () => {
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

it('returns the same object if the story is not in it, and leaves the article itself', () => {
  const answer = { article: card('a'), related: [{ story: card('b') }] };
  expect(withoutStory(answer, 'a')).toBe(answer);
  expect(withoutStory(undefined, 'a')).toBeUndefined();
});
