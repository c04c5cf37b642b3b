import { whenIdle } from '../../runtime/when-idle.ts';
import { documentTitle, headTags, type Head, type HeadContext } from './head.ts';

/** Every tag that a page's head may hold; what the next page does not say must not stay from the last one. */
const ours =
  'meta[name="description"],meta[name="robots"],meta[name^="twitter:"],meta[property^="og:"],meta[property^="article:"],' +
  'link[rel="canonical"],link[rel="alternate"][hreflang],script[type="application/ld+json"]';

/**
 * After a navigation inside the app: title and tags as the server would have printed them, JSON-LD aside. The title at once, because it is
 * announced; the tags, for which a browser reads its style sheets anew, in a quiet moment. Returns how to stop.
 */
export function applyHead(head: Head, context: HeadContext): () => void {
  document.title = documentTitle(head, context);
  return whenIdle(() => {
    for (const old of document.head.querySelectorAll(ours)) old.remove();
    for (const { tag, attributes } of headTags(head, context)) {
      const element = document.createElement(tag);
      for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
      document.head.append(element);
    }
  });
}
