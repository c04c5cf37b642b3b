import type { Story } from '#contract/story.ts';
import { Accented } from './Accented.tsx';
import { Dateline } from './Dateline.tsx';
import { Headline } from './Headline.tsx';
import { Kicker } from './Kicker.tsx';
import { StoryImage } from './picture/StoryImage.tsx';
import { StoryText } from './StoryText.tsx';

type Props = {
  story: Story;
  /**
   * picture: picture above. row: small square picture at the end. text: none. phone-row: a row on phones, else a picture card.
   * column-row: a row until the page has columns. row-of-three: a row, without its picture where three are too narrow for it.
   */
  variant?: 'picture' | 'row' | 'text' | 'phone-row' | 'column-row' | 'row-of-three';
  level?: 2 | 3;
  /** The first of a block: larger, with its deck. */
  first?: boolean;
  /** Shows the deck, on wide windows. */
  withDeck?: boolean;
  /** A line at the end, such as why the story is listed. */
  note?: string;
};

const sizes = {
  picture: '(width >= 60rem) 25rem, (width >= 37.5rem) 45vw, calc(100vw - 2rem)',
  'phone-row': '(width >= 60rem) 25rem, (width >= 37.5rem) 30vw, 7rem',
  'column-row': '(width >= 60rem) 18rem, 7rem',
  row: '7rem',
  'row-of-three': '7rem',
  text: '0px',
};
const row = 'grid grid-cols-[minmax(0,1fr)_min(7rem,34%)] gap-x-4 items-start';
const boxes = {
  picture: '',
  text: '',
  row,
  'row-of-three': `${row} md:max-lg:block lg:grid-cols-[minmax(0,1fr)_min(7rem,28%)]`,
  'phone-row': `${row} md:block`,
  'column-row': `${row} lg:block`,
};
const inRow = 'col-start-2 row-start-1 aspect-square';
const pictures = {
  picture: 'aspect-3/2 mb-3',
  text: '',
  row: inRow,
  'row-of-three': `${inRow} md:max-lg:hidden`,
  'phone-row': `${inRow} md:aspect-3/2 md:mb-3`,
  'column-row': `${inRow} lg:aspect-3/2 lg:mb-3`,
};

/** A story in a list. The link of its headline covers the card, so that the keyboard has one stop. */
export function StoryCard({ story, variant = 'text', level = 3, first = false, withDeck = false, note }: Props) {
  const shown = story.picture ? variant : 'text';
  const image = first ? 'aspect-3/2 md:aspect-video mb-3' : pictures[shown];
  return (
    <Accented as="article" section={story.section?.slug} className={`story-card relative ${boxes[shown]}`}>
      {story.picture && shown !== 'text' && (
        <StoryImage
          picture={{ ...story.picture, alt: '' }}
          sizes={first ? '(width >= 60rem) 38rem, 100vw' : sizes[shown]}
          className={image}
        />
      )}
      <div className="col-start-1 row-start-1 flex flex-col gap-y-1.5">
        <Kicker story={story} />
        <Headline story={story} level={level} className={first ? 'text-title' : 'text-card'} />
        {(first || withDeck) && story.deck && (
          <p className={`text-ui leading-note text-soft ${first ? '' : 'hidden md:block'}`}>
            <StoryText text={story.deck} language={story.language} />
          </p>
        )}
        <Dateline story={story} />
        {note && <p className="-mt-1 text-meta text-mute">{note}</p>}
      </div>
    </Accented>
  );
}
