import { StoryText } from '../../../story/StoryText.tsx';
import type { BlockAttributes } from '../block-attributes.ts';

type Props = { caption: string | null; credit: string | null; attributes: BlockAttributes };

/** Caption and credit. */
export function Caption({ caption, credit, attributes: { lang, dir } }: Props) {
  if (!caption && !credit) return null;
  return (
    <figcaption key={`${caption} ${credit}`} lang={lang} dir={dir} className="pt-2 leading-note text-soft">
      {caption && <StoryText text={caption} />} {credit && <bdi className="text-mute">{credit}</bdi>}
    </figcaption>
  );
}
