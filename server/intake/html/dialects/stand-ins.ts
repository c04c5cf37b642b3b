import type { Element, ElementContent } from 'hast';
import { attribute } from '../attributes.ts';
import { findAll, hasClass, textOnOneLine, textOf } from '../html-tree.ts';
import { elementOf, frameAt } from './element-of.ts';

/** The element of HTML that a box stands for until a script fills it; null of others. */
export function standInAsHtml(element: Element): Element | null {
  const value = (property: string) => attribute(element, property);
  const id = (...properties: string[]) =>
    properties.map(value).find((each) => each !== null && /^[\w-]+$/.test(each)) ?? null;
  const { tagName } = element;
  if (
    tagName === 'lite-youtube' ||
    (hasClass(element, /^(youtube-player|lazy-youtube|lite-yt|lyte)/) && isEmpty(element))
  ) {
    const video = id('videoid', 'dataId', 'dataVideoId', 'dataYoutubeId', 'dataYoutube', 'dataVideoid');
    return video ? frameAt(`https://www.youtube.com/embed/${video}`, value('title') ?? value('playlabel')) : null;
  }
  if (tagName === 'lite-vimeo') {
    const video = id('videoid');
    return video ? frameAt(`https://player.vimeo.com/video/${video}`, value('title')) : null;
  }
  if (hasClass(element, /^infogram-embed$/)) {
    const chart = value('dataId');
    return chart ? frameAt(`https://e.infogram.com/${encodeURIComponent(chart)}`, value('dataTitle')) : null;
  }
  if (tagName === 'a' && value('dataIframelyUrl') !== null && isEmpty(element)) {
    const address = value('href');
    return address ? frameAt(address) : null;
  }
  if (tagName === 'blockquote' && hasClass(element, /^wp-embedded-content$/)) return linkedPost(element);
  if (tagName === 'script') return filmOfScript(element);
  if (tagName === 'dl' && hasClass(element, /^gallery-item$/)) return classicGalleryItem(element);
  return null;
}

const isEmpty = (element: Element): boolean => textOnOneLine(element) === '';

/** A story of another WordPress: its frame shows headline and excerpt, and here it is a link. */
function linkedPost(quote: Element): Element | null {
  const [link] = findAll(quote, 'a');
  const address = link && attribute(link, 'href');
  return address ? elementOf('figure', {}, [frameAt(address, textOnOneLine(link))]) : null;
}

/** JW Player is given the address of the film inside a script. */
function filmOfScript(script: Element): Element | null {
  const code = textOf(script);
  if (!/\bjwplayer\s*\(/.test(code)) return null;
  const [, src] = /["']?\bfile["']?\s*:\s*["'](https?:\\?\/\\?\/[^"'\s]{1,2000})["']/.exec(code) ?? [];
  const [, title] = /["']?\btitle["']?\s*:\s*["']([^"'\\]{1,200})["']/.exec(code) ?? [];
  return src ? elementOf('video', { src: src.replaceAll('\\/', '/'), ...(title && { title }) }) : null;
}

/** `[gallery]` as WordPress drew it before HTML 5: a picture in `dt`, its caption in `dd`. */
function classicGalleryItem(list: Element): Element {
  const inside = (tagName: string): ElementContent[] => findAll(list, tagName).flatMap(({ children }) => children);
  const caption = inside('dd');
  return elementOf('figure', {}, [
    ...inside('dt'),
    ...(caption.length > 0 ? [elementOf('figcaption', {}, caption)] : []),
  ]);
}
