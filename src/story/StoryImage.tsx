import type { Picture } from '#contract/text.ts';

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
