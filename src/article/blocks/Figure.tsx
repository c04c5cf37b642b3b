import type { Picture } from '#contract/text.ts';
import { StoryText } from '../../story/StoryText.tsx';
import { StoryImage } from '../../story/picture/StoryImage.tsx';
import type { BlockAttributes } from './block-attributes.ts';

type Props = {
  picture: Picture;
  attributes?: BlockAttributes;
  className?: string;
  /** The page's main picture, fetched with high priority. */
  lead?: boolean;
  sizes?: string;
  /** Widest it is shown, in CSS pixels. */
  shown?: number | undefined;
};

const inText = '(width >= 80rem) 37.5rem, (width >= 37.5rem) 38.75rem, calc(100vw - 2rem)';

/** A picture in its aspect ratio, with caption and credit. */
export function Figure({ picture, attributes, className, lead = false, sizes = inText, shown }: Props) {
  const { caption, credit } = picture;
  return (
    <figure id={attributes?.id} className={className} style={shown ? { maxInlineSize: `${shown}px` } : undefined}>
      <StoryImage picture={picture} sizes={shown ? `${shown}px` : sizes} lead={lead} className="h-auto" />
      {(caption || credit) && (
        <figcaption
          key={`${caption} ${credit}`}
          lang={attributes?.lang}
          dir={attributes?.dir}
          className="pt-2 text-kicker leading-note text-soft"
        >
          {caption && <StoryText text={caption} />} {credit && <bdi className="text-mute">{credit}</bdi>}
        </figcaption>
      )}
    </figure>
  );
}
