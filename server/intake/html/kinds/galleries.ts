import type { Element } from 'hast';
import type { Block, Picture } from '#contract/text.ts';
import { hasClass } from '../html-tree.ts';

const galleryClass =
  /^(wp-block-gallery|blocks-gallery-grid|gallery|tiled-gallery|wp-block-jetpack-(tiled-gallery|slideshow)|image-gallery|photo-gallery|slideshow|carousel|slider)$/i;

export const isGallery = (element: Element) => hasClass(element, galleryClass);

/** Pictures that stand together as one gallery; words among them that are no captions stay as they are. */
export function galleryOf(blocks: Block[], caption: string | null = null): Block[] {
  const shown = blocks.filter((block) => block.type === 'picture' || block.type === 'gallery');
  const pictures = shown.flatMap((block): Picture[] => (block.type === 'picture' ? [block.picture] : block.pictures));
  if (pictures.length < 2) return blocks;
  const inner = shown.find((block) => block.type === 'gallery' && block.caption !== null);
  const gallery: Block = {
    type: 'gallery',
    title: null,
    caption: caption ?? (inner?.type === 'gallery' ? inner.caption : null),
    pictures,
  };
  const at = blocks.indexOf(shown[0]!);
  return blocks.flatMap((block, index): Block[] =>
    index === at ? [gallery] : block.type === 'picture' || block.type === 'gallery' ? [] : [block],
  );
}
