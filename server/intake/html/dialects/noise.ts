import type { Element } from 'hast';
import { attribute } from '../attributes.ts';
import { findAll, hasClass, textOnOneLine } from '../html-tree.ts';

const spoken = /^(sr-only|screen-?reader(-(text|only))?|visually-?hidden|u-visually-hidden|assistive-text)$/i;
const advertising =
  /^(ads?|ad-(slot|container|wrapper|unit|label)|container--ads|advert(isement)?|adsbygoogle|taboola|outbrain)$/i;
/** Longer, it may be what a chart says. */
const [longestSpoken, longestAdvertising] = [120, 40];

/** Words that the sender's page does not show, or shows around an advertisement. */
export function isNoise(element: Element): boolean {
  const most = hasClass(element, spoken) ? longestSpoken : hasClass(element, advertising) ? longestAdvertising : 0;
  const shows = ['img', 'iframe', 'video', 'audio', 'figure', 'a'];
  return (
    most > 0 &&
    textOnOneLine(element).length <= most &&
    shows.every((tagName) => findAll(element, tagName).length === 0)
  );
}

/** A button that is the heading of what it opens. */
export const isShownButton = (element: Element, inHeading: boolean): boolean =>
  element.tagName === 'button' &&
  (inHeading || attribute(element, 'ariaExpanded') !== null || attribute(element, 'ariaControls') !== null);
