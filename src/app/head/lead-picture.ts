import type { Picture } from '#contract/text.ts';
import { srcSetOf } from '../../story/picture/src-set.ts';
import type { Match } from './page-head.ts';

/** The picture in a page's first window, and the `sizes` at which the page shows it. */
type LeadPicture = { picture: Picture; sizes: string };

/** A route's `handle` may name it, so that the server can send its address before everything else. */
type LeadPictureHandle<Data = unknown> = { leadPicture?: (data: Data) => LeadPicture | null };

/** The attributes of its preload link, which chooses the same file as StoryImage; null without such a picture. */
export function leadPicturePreload(
  matches: readonly Match[],
  loaderData: Record<string, unknown>,
): Record<string, string> | null {
  const last = matches.at(-1);
  const { id, handle } = last && 'route' in last ? last.route : (last ?? { id: '', handle: undefined });
  const lead = (handle as LeadPictureHandle | undefined)?.leadPicture?.(loaderData[id]);
  if (!lead) return null;
  const { picture, sizes } = lead;
  const avif = srcSetOf(picture.avif);
  const srcSet = avif ?? srcSetOf(picture.renditions);
  return {
    rel: 'preload',
    as: 'image',
    fetchpriority: 'high',
    ...(avif && { type: 'image/avif' }),
    ...(srcSet ? { imagesrcset: srcSet, imagesizes: sizes } : { href: picture.src }),
  };
}
