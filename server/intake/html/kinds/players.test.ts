import { describe, expect, test } from 'vitest';
import type { Block } from '#contract/text.ts';
import { readHtml } from '../../../testing/intake.ts';

const text = (words: string) => ({ type: 'text', text: words });
const p = (words: string) => ({ type: 'paragraph', content: [text(words)] });
const only = <T extends Block['type']>(html: string, type: T): Extract<Block, { type: T }> => {
  const { blocks } = readHtml(html);
  expect(blocks.map((block) => block.type)).toEqual([type]);
  return blocks[0] as Extract<Block, { type: T }>;
};

describe('players', () => {
  test.each([
    [
      'https://www.youtube.com/embed/abcdefg-1?start=30',
      'YouTube',
      'https://www.youtube-nocookie.com/embed/abcdefg-1?start=30',
      'https://www.youtube.com/watch?v=abcdefg-1',
    ],
    [
      '//player.vimeo.com/video/123?h=aa1',
      'Vimeo',
      'https://player.vimeo.com/video/123?h=aa1',
      'https://vimeo.com/123',
    ],
    [
      'https://www.dailymotion.com/embed/video/x1y2',
      'Dailymotion',
      'https://geo.dailymotion.com/player.html?video=x1y2',
      'https://www.dailymotion.com/video/x1y2',
    ],
    [
      'https://players.brightcove.net/1/default/index.html?videoId=2',
      'Brightcove',
      'https://players.brightcove.net/1/default/index.html?videoId=2',
      'https://players.brightcove.net/1/default/index.html?videoId=2',
    ],
    [
      'https://cdn.jwplayer.com/players/AbCd-EfGh.html',
      'JW Player',
      'https://cdn.jwplayer.com/players/AbCd-EfGh.html',
      'https://cdn.jwplayer.com/players/AbCd-EfGh.html',
    ],
    [
      'https://flo.uri.sh/visualisation/1/embed',
      'Flourish',
      'https://flo.uri.sh/visualisation/1/embed',
      'https://public.flourish.studio/visualisation/1/',
    ],
    [
      'https://datawrapper.dwcdn.net/aBc12/3/',
      'Datawrapper',
      'https://datawrapper.dwcdn.net/aBc12/3/',
      'https://datawrapper.dwcdn.net/aBc12/3/',
    ],
    [
      'https://open.spotify.com/embed/episode/1a',
      'Spotify',
      'https://open.spotify.com/embed/episode/1a',
      'https://open.spotify.com/episode/1a',
    ],
    [
      'https://omny.fm/shows/garden/bees/embed',
      'Omny',
      'https://omny.fm/shows/garden/bees/embed',
      'https://omny.fm/shows/garden/bees',
    ],
    [
      'https://embed.podcasts.apple.com/us/podcast/id1',
      'Apple Podcasts',
      'https://embed.podcasts.apple.com/us/podcast/id1',
      'https://podcasts.apple.com/us/podcast/id1',
    ],
  ])('%s', (src, provider, frame, url) => {
    const html = `<figure><iframe src="${src}" title="نشرة" width="640" height="360"></iframe><figcaption>مقطع. تصوير: ريم</figcaption></figure>`;
    const shared = { caption: 'مقطع.', credit: 'تصوير: ريم', title: 'نشرة', width: 640, height: 360 };
    expect(only(html, 'player')).toMatchObject({ provider, frame, url, ...shared });
  });
  test('of scripts', () => {
    expect(
      only(
        '<div class="flourish-embed" data-src="visualisation/12"><script src="https://public.flourish.studio/resources/embed.js"></script></div>',
        'player',
      ).frame,
    ).toBe('https://flo.uri.sh/visualisation/12/embed');
    expect(
      only(
        '<div id="datawrapper-vis-aB1"><script src="https://datawrapper.dwcdn.net/aB1/embed.js"></script></div>',
        'player',
      ).provider,
    ).toBe('Datawrapper');
    expect(
      only('<video-js data-account="1" data-player="p" data-embed="default" data-video-id="9"></video-js>', 'player')
        .frame,
    ).toBe('https://players.brightcove.net/1/p_default/index.html?videoId=9');
  });
  test('the newsroom narrows and widens them', () => {
    const of = (src: string, players: string[]) =>
      readHtml(`<iframe src="${src}" title="نشرة"></iframe>`, { players }).blocks[0];
    expect(of('https://www.youtube.com/embed/abc', ['Vimeo'])).toMatchObject({
      type: 'embed',
      url: 'https://www.youtube.com/watch?v=abc',
      title: 'نشرة',
    });
    expect(of('https://player.example.org/1', ['player.example.org'])).toMatchObject({
      type: 'player',
      frame: 'https://player.example.org/1',
    });
    expect(of('https://maps.example.org/1', ['*.example.org'])).toMatchObject({ type: 'player' });
    expect(of('https://notexample.org/1', ['*.example.org'])).toMatchObject({ type: 'embed' });
  });
  test('any other frame is a link with a name', () => {
    const frame = '<iframe src="https://charts.example.org/1"></iframe>';
    expect(only(frame, 'embed')).toMatchObject({ title: null, provider: 'charts.example.org' });
    expect(only(`<figure>${frame}<figcaption>خريطة المطر</figcaption></figure>`, 'embed').title).toBe('خريطة المطر');
    expect(only('<object data="https://charts.example.org/2"></object>', 'embed').url).toBe(
      'https://charts.example.org/2',
    );
  });
  test.each(['http://10.0.0.5/v.mp4', 'http://films.local/v.mp4', 'http://cms/v.mp4', 'http://[fd00::1]/v.mp4'])(
    'a film of the inner host %s is not shown',
    (src) => {
      const { blocks, warnings } = readHtml(`<p>نص</p><video src="${src}"></video>`);
      expect(blocks).toEqual([p('نص')]);
      expect(warnings).toEqual([expect.stringMatching(/player is not shown/)]);
    },
  );
});
