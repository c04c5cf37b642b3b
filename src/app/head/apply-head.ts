import { whenIdle } from '../../runtime/when-idle.ts';
import { documentTitle, headTags, type Head, type HeadSite } from './head.ts';

/** Every tag that a page's head may set: all are removed before the next page's are added. */
const pageTags =
  'meta[name="description"],meta[name="robots"],meta[name^="twitter:"],meta[property^="og:"],meta[property^="article:"],' +
  'link[rel="canonical"],link[rel="alternate"][hreflang],script[type="application/ld+json"]';

/**
 * After a navigation: sets title and tags as the server would have rendered them, except JSON-LD. The title at once, because it is
 * announced; the tags, which make the browser recalculate styles, when idle. Returns a function that cancels the latter.
 */
export function applyHead(head: Head, context: HeadSite): () => void {
  document.title = documentTitle(head, context);
  return whenIdle(() => {
    for (const old of document.head.querySelectorAll(pageTags)) old.remove();
    for (const { tag, attributes } of headTags(head, context)) {
      const element = document.createElement(tag);
      for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
      document.head.append(element);
    }
  });
}
