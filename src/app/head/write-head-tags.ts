import type { Head, HeadSite } from './head.ts';
import { headTags } from './head-tags.ts';

/** Every tag that a page's head may set: all are removed before the next page's are added. */
const pageTags =
  'meta[name="description"],meta[name="robots"],meta[name^="twitter:"],meta[property^="og:"],meta[property^="article:"],' +
  'link[rel="canonical"],link[rel="alternate"][hreflang],script[type="application/ld+json"]';

/** Replaces the tags of the previous page. */
export function writeHeadTags(head: Head, context: HeadSite): void {
  for (const old of document.head.querySelectorAll(pageTags)) old.remove();
  for (const { tag, attributes } of headTags(head, context)) {
    const element = document.createElement(tag);
    for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
    document.head.append(element);
  }
}
