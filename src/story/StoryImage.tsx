import type { Picture } from '#contract/text.ts';

type Props = {
  picture: Picture;
  /** As in HTML: how wide the picture stands at which window width. */
  sizes: string;
  className?: string;
  /** The page's main picture: fetched at once and first. Every other waits until it is near the window. */
  lead?: boolean;
};

/** A picture in its place: the box is there before the bytes are. */
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
      className={`block w-full bg-sunk object-cover ${className}`}
    />
  );
  // Inside <picture>, React leaves the asking to the browser; its own preload link came on top, and early images need none.
  return lead || avif ? (
    <picture className="contents">
      {avif && <source type="image/avif" srcSet={avif} sizes={sizes} />}
      {image}
    </picture>
  ) : (
    image
  );
}

const srcSetOf = (renditions: Picture['renditions'] = []) =>
  renditions.map(({ src, width }) => `${src} ${width}w`).join(', ') || undefined;
