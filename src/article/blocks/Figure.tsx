import type { Picture } from '#contract/text.ts';
import { StoryText } from '../../story/StoryText.tsx';
import { StoryImage } from '../../story/StoryImage.tsx';
import type { BlockAttributes } from './block-attributes.ts';

type Props = {
  picture: Picture;
  attributes?: BlockAttributes;
  className?: string;
  /** The page's main picture, fetched with high priority. */
  lead?: boolean;
  sizes?: string;
};

const inText = '(width >= 80rem) 37.5rem, (width >= 37.5rem) 38.75rem, calc(100vw - 2rem)';

/** A picture in its aspect ratio, with caption and credit. */
export function Figure({ picture, attributes, className, lead = false, sizes = inText }: Props) {
  const { caption, credit } = picture;
  return (
    <figure className={className}>
      <StoryImage picture={picture} sizes={sizes} lead={lead} className="h-auto" />
      {(caption || credit) && (
        <figcaption key={`${caption} ${credit}`} {...attributes} className="pt-2 text-kicker leading-note text-soft">
          {caption && <StoryText text={caption} />} {credit && <bdi className="text-mute">{credit}</bdi>}
        </figcaption>
      )}
    </figure>
  );
}
