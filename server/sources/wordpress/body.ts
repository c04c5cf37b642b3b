import { parseFragment, serialize, defaultTreeAdapter as tree } from 'parse5';
import { htmlProblem, pastedName, withoutPasted } from '../../intake/html/html-tree.ts';
import { attribute, hasClass, referToAssets, visit } from '../html/remote-media.ts';
import { markSeeAlso } from '../html/see-also-headings.ts';
import { stripShortcodes } from '../html/shortcodes.ts';
import type { RemoteFile } from '../source.ts';
import { ownAddresses, type SiteAddress } from './known-site.ts';

export type Body = {
  html: string;
  files: RemoteFile[];
  dropped: Record<string, number>;
  /** Shortcodes that were taken out, for the desk. */
  shortcodes: string | null;
};

/** What plugins add to every text: buttons to share it, and their own choice of related posts. */
const boxes =
  /^(sharedaddy|jp-relatedposts|addtoany_share_save_container|addtoany_content|yarpp|yarpp-related|crp_related|heateor_sss_sharing_container|ssba|essb_links|simplesocialbuttons|wp-post-navigation|post-views|wp-ulike|kk-star-ratings|the_champ_sharing_container)$/;

/** The content of a post as the body of an item. */
export function bodyOfPost(rendered: string, base: string, site: SiteAddress): Body {
  const { html: unpasted, count } = withoutPasted(rendered);
  const { html, names } = stripShortcodes(unpasted);
  const dropped = Object.fromEntries([...names].map(([name, count]) => [`[${name}]`, count]));
  if (count > 0) dropped[pastedName] = count;
  const shortcodes = [...names].map(([name, count]) => `[${name}]${count > 1 ? ` × ${count}` : ''}`).join(', ') || null;
  // Intake will say why it does not read it.
  if (htmlProblem(html) !== null) return { html, files: [], dropped, shortcodes };
  const root = parseFragment(html);
  visit(root, (element) => {
    const isCounter =
      element.tagName === 'img' &&
      [attribute(element, 'width'), attribute(element, 'height')].some((side) => side === '0' || side === '1');
    if (!isCounter && !hasClass(element, boxes)) return;
    const name = isCounter ? 'counting pixel' : 'box of a plugin';
    dropped[name] = (dropped[name] ?? 0) + 1;
    tree.detachNode(element);
  });
  markSeeAlso(root);
  const files = referToAssets(root, base, ownAddresses(site));
  return { html: serialize(root), files, dropped, shortcodes };
}
