import { whenIdle } from '../../runtime/when-idle.ts';
import { documentTitle, type Head, type HeadSite } from './head.ts';

/**
 * After a navigation: sets title and tags as the server would have rendered them, except JSON-LD. The title at once, because it is
 * announced; the tags, which make the browser recalculate styles, when idle. Returns a function that cancels the latter.
 */
export function applyHead(head: Head, context: HeadSite): () => void {
  document.title = documentTitle(head, context);
  let cancelled = false;
  const cancelIdle = whenIdle(() => {
    import('./write-head-tags.ts').then(
      ({ writeHeadTags }) => cancelled || writeHeadTags(head, context),
      // Only crawlers and share sheets read them; the next navigation tries again.
      () => {},
    );
  });
  return () => {
    cancelled = true;
    cancelIdle();
  };
}
