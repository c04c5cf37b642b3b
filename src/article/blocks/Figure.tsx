import type { Picture } from '#contract/text.ts';
import { StoryText } from '../../story/StoryText.tsx';
import { StoryImage } from '../../story/StoryImage.tsx';
import type { Own } from './own.ts';

type Props = {
  picture: Picture;
  own?: Own;
  className?: string;
  /** The page's main picture, fetched first. */
  lead?: boolean;
  sizes?: string;
};

const inText = '(width >= 80rem) 37.5rem, (width >= 37.5rem) 38.75rem, calc(100vw - 2rem)';

/** A picture in its own ratio, with the caption, then who made it. */
export function Figure({ picture, own, className, lead = false, sizes = inText }: Props) {
  const { caption, credit } = picture;
  return (
    <figure className={className}>
      <StoryImage picture={picture} sizes={sizes} lead={lead} className="h-auto" />
      {(caption || credit) && (
        <figcaption key={`${caption} ${credit}`} {...own} className="pt-2 text-kicker leading-note text-soft">
          {caption && <StoryText text={caption} />} {credit && <bdi className="text-mute">{credit}</bdi>}
        </figcaption>
      )}
    </figure>
  );
}
