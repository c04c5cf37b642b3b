import type { Element, ElementContent } from 'hast';
import { attribute } from '../attributes.ts';
import { elementOf, frameAt } from './element-of.ts';

type Read = (value: (property: string) => string | null) => string | null;

const withId = (property: string, address: (id: string) => string): Read => {
  return (value) => {
    const id = value(property);
    return id && /^[\w-]+$/.test(id) ? address(id) : null;
  };
};

/** The address of the frame that an element of AMP loads. */
const frames: Record<string, Read> = {
  'amp-iframe': (value) => value('src'),
  'amp-youtube': withId('dataVideoid', (id) => `https://www.youtube.com/embed/${id}`),
  'amp-vimeo': withId('dataVideoid', (id) => `https://player.vimeo.com/video/${id}`),
  'amp-dailymotion': withId('dataVideoid', (id) => `https://www.dailymotion.com/embed/video/${id}`),
  'amp-instagram': withId('dataShortcode', (id) => `https://www.instagram.com/p/${id}/`),
  'amp-soundcloud': withId('dataTrackid', (id) => {
    const track = encodeURIComponent(`https://api.soundcloud.com/tracks/${id}`);
    return `https://w.soundcloud.com/player/?url=${track}`;
  }),
  'amp-tiktok': (value) => {
    const source = value('dataSrc');
    return source && /^\d+$/.test(source) ? `https://www.tiktok.com/embed/v2/${source}` : source;
  },
  'amp-facebook': (value) => value('dataHref'),
  'amp-brightcove': (value) => {
    const [account, player] = [value('dataAccount'), value('dataPlayerId') ?? value('dataPlayer') ?? 'default'];
    const query = new URLSearchParams({ videoId: value('dataVideoId') ?? '' });
    return (
      account &&
      `https://players.brightcove.net/${encodeURIComponent(account)}/${encodeURIComponent(player)}_default/index.html?${query}`
    );
  },
  'amp-jwplayer': (value) => {
    const [player, media] = [value('dataPlayerId'), value('dataMediaId')];
    return player && media && `https://cdn.jwplayer.com/players/${media}-${player}.html`;
  },
};
const names: Record<string, string> = {
  'amp-img': 'img',
  'amp-anim': 'img',
  'amp-video': 'video',
  'amp-audio': 'audio',
  'amp-carousel': 'div',
  'amp-base-carousel': 'div',
  'amp-inline-gallery': 'div',
  'amp-accordion': 'div',
  'amp-fit-text': 'div',
};

/** The element of HTML that an element of AMP is drawn as; null of others. */
export function ampAsHtml(element: Element): Element | null {
  if (!element.tagName.startsWith('amp-')) return null;
  const value = (property: string) => attribute(element, property);
  const frame = frames[element.tagName]?.(value);
  if (frame) return frameAt(frame, value('title') ?? value('ariaLabel'), sizeOf(element));
  if (element.tagName === 'amp-twitter') return tweetOf(element);
  const tagName = names[element.tagName];
  if (!tagName) return null;
  const { src, alt, title, poster, lang, dir } = element.properties;
  const className = /carousel|gallery/.test(element.tagName) ? ['carousel'] : undefined;
  const own = { src, alt, title, poster, lang, dir, className, ...sizeOf(element) };
  const properties = Object.fromEntries(Object.entries(own).filter(([, each]) => each !== undefined && each !== null));
  return elementOf(tagName, properties, tagName === 'img' ? [] : element.children);
}

/** In pixels; a responsive element has a ratio only, such as 16 × 9. */
function sizeOf({ properties: { width, height } }: Element): { width?: string; height?: string } {
  return Number(width) > 100 && Number(height) > 100 ? { width: String(width), height: String(height) } : {};
}

function tweetOf(element: Element): Element | null {
  const id = attribute(element, 'dataTweetid');
  if (!id || !/^\d+$/.test(id)) return null;
  const stand = element.children.find((child) => child.type === 'element' && child.tagName === 'blockquote');
  const words: ElementContent[] = stand?.type === 'element' ? stand.children : [];
  const link = elementOf('a', { href: `https://x.com/i/status/${id}` });
  return elementOf('blockquote', { className: ['twitter-tweet'] }, [
    ...(words.length > 0 ? [elementOf('p', {}, words)] : []),
    link,
  ]);
}
