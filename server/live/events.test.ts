import { expect, it } from 'vitest';
import type { Change } from '../store/publishing/changes.ts';
import { formatEvent } from './event-stream.ts';
import { eventOf, lastPerStory } from './events.ts';

const change = (seq: number, storyId: string, kind: Change['kind']): Change => ({
  seq,
  storyId,
  kind,
  at: new Date(0),
  language: 'ar',
  group: null,
});
const announced = (...changes: Change[]) =>
  lastPerStory(changes).map(({ seq, storyId, kind }) => `${seq} ${storyId} ${kind}`);

it('has the last change of each story, in order', () => {
  expect(announced(change(1, 'a', 'updated'), change(2, 'b', 'published'), change(3, 'a', 'updated'))).toEqual([
    '2 b published',
    '3 a updated',
  ]);
});

it('has a story that was published and changed as published', () => {
  expect(announced(change(1, 'a', 'published'), change(2, 'a', 'updated'), change(3, 'a', 'updated'))).toEqual([
    '3 a published',
  ]);
});

it.each<[Change['kind'], string]>([
  ['killed', 'killed'],
  ['expired', 'expired'],
  ['moved', 'moved'],
])('cancels a story that was %s', (kind, reason) => {
  expect(announced(change(1, 'a', 'published'), change(2, 'a', kind))).toEqual([`2 a ${kind}`]);
  expect(eventOf(change(2, 'a', kind))).toEqual({ event: 'canceled', id: 2, storyId: 'a', reason });
});

it('has a story that came back as published', () => {
  expect(announced(change(1, 'a', 'killed'), change(2, 'a', 'published'))).toEqual(['2 a published']);
});

it('has no event for a story that was withdrawn meanwhile', () => {
  expect(eventOf(change(1, 'a', 'updated'))).toBeNull();
});

it('writes one event as one block, whatever its text', () => {
  expect(formatEvent('reset', { event: 'reset', id: 7 }, 7)).toBe(
    'id: 7\nevent: reset\ndata: {"event":"reset","id":7}\n\n',
  );
});
