import { expect, it } from 'vitest';
import { storyIdsIn } from './story-ids-in.ts';

it('finds the stories of a page in its data and in its links, and nothing else', () => {
  const html =
    '<a href="/ar/news/aaaaaaaa">نص</a><a href="https://news.example/en/news/bbbbbbbbbb?x=1#y">/news/tooShort1</a>';
  const data = '{"id":"cccccccccccc","other":{"id":"Dddddddd"},"href":"/ar/news/eeeeeeee\\"","id":"ffffffff';
  expect(storyIdsIn(html, data, 'no names')).toEqual(new Set(['aaaaaaaa', 'bbbbbbbbbb', 'cccccccccccc', 'eeeeeeee']));
  expect(storyIdsIn('/news/abcdefghijklmn"id":"abcdefghijklmn"')).toEqual(new Set());
});
