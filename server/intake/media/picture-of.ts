import type { Association } from '#contract/ninjs/item.ts';
import type { Picture } from '#contract/text.ts';
import type { Asset } from '../../store/assets.ts';
import { jpegWidthOf, type Extension } from '../../store/rendition-files.ts';
import { byRole } from '../item-text.ts';

type Texts = Pick<Picture, 'alt' | 'caption' | 'credit'>;

/** What an association says of its picture. */
export function textsOf(association: Partial<Association>): Texts {
  const { descriptions, by, copyrightHolder, infoSources } = association;
  return {
    alt: byRole(descriptions, 'alt', 'alttext', 'alternative') ?? '',
    caption: byRole(descriptions, 'caption', 'main', undefined, 'text', 'summary', 'richtext'),
    credit: by?.trim() || copyrightHolder?.trim() || infoSources?.[0]?.name?.trim() || null,
  };
}

/** A picture with its renditions. */
export function pictureOf(asset: Asset, texts: Texts): Picture {
  const path = (width: number, extension: Extension) => `/pictures/${asset.hash}-${width}.${extension}`;
  const widths = asset.widths.toSorted((one, other) => one - other);
  const all = (extension: Extension) => widths.map((width) => ({ src: path(width, extension), width }));
  const width = jpegWidthOf(widths);
  return {
    src: path(width, 'jpg'),
    width,
    height: Math.max(1, Math.round((asset.height * width) / asset.width)),
    renditions: all('webp'),
    ...(asset.avif && { avif: all('avif') }),
    ...texts,
  };
}
