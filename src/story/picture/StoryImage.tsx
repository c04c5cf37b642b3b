import type { Picture } from '#contract/text.ts';
import { srcSetOf } from './src-set.ts';

type Props = {
  picture: Picture;
  /** The `sizes` attribute of HTML. */
  sizes: string;
  className?: string;
  /** The page's main picture, loaded at once and with priority; every other is loaded lazily. */
  lead?: boolean;
};

/** A picture whose box has its size before it is loaded. */
export function StoryImage({ picture, sizes, className = 'aspect-3/2', lead = false }: Props) {
  const avif = srcSetOf(picture.avif);
  const image = (
    <img
      src={picture.src}
      srcSet={srcSetOf(picture.renditions)}
      sizes={sizes}
      width={picture.width}
      height={picture.height}
      alt={picture.alt}
      loading={lead ? undefined : 'lazy'}
      fetchPriority={lead ? 'high' : undefined}
      decoding="async"
      style={picture.focus && { objectPosition: `${picture.focus.x}% ${picture.focus.y}%` }}
      className={`block w-full bg-sunk object-cover ${className}`}
    />
  );
  // Inside <picture>, React adds no preload link: an early image needs none.
  return lead || avif ? (
    <picture className="contents">
      {avif && <source type="image/avif" srcSet={avif} sizes={sizes} />}
      {image}
    </picture>
  ) : (
    image
  );
}
