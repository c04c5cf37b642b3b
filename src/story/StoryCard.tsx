import type { Story } from '#contract/story.ts';
import { Accented } from './Accented.tsx';
import { Dateline } from './Dateline.tsx';
import { Headline } from './Headline.tsx';
import { Kicker } from './Kicker.tsx';
import { StoryImage } from './StoryImage.tsx';

type Props = {
  story: Story;
  /**
   * picture: picture above. row: small square picture at the end side. text: none. phone-row: a row on a phone, a picture
   * card on wider windows. column-row: a row until there are columns.
   */
  variant?: 'picture' | 'row' | 'text' | 'phone-row' | 'column-row';
  level?: 2 | 3;
  /** The first of a block: larger, with its deck. */
  first?: boolean;
  /** On wide lists there is room for the deck as well. */
  withDeck?: boolean;
};

const sizes = {
  picture: '(width >= 60rem) 25rem, (width >= 37.5rem) 45vw, calc(100vw - 2rem)',
  'phone-row': '(width >= 60rem) 25rem, (width >= 37.5rem) 30vw, 7rem',
  'column-row': '(width >= 60rem) 18rem, 7rem',
  row: '7rem',
  text: '0px',
};
const row = 'grid grid-cols-[minmax(0,1fr)_7rem] gap-x-4 items-start';
const boxes = {
  picture: 'flex flex-col',
  text: 'flex flex-col',
  row,
  'phone-row': `${row} md:flex md:flex-col md:items-stretch`,
  'column-row': `${row} lg:flex lg:flex-col lg:items-stretch`,
};
const inRow = 'col-start-2 row-start-1 row-end-6 aspect-square';
const pictures = {
  picture: 'aspect-3/2 mb-1.5',
  text: '',
  row: inRow,
  'phone-row': `${inRow} md:aspect-3/2 md:mb-1.5`,
  'column-row': `${inRow} lg:aspect-3/2 lg:mb-1.5`,
};

/** A story on a list. Its headline's link covers the card; the picture is no second stop. */
export function StoryCard({ story, variant = 'text', level = 3, first = false, withDeck = false }: Props) {
  const shown = story.picture ? variant : 'text';
  const image = first ? 'aspect-3/2 md:aspect-video mb-1.5' : pictures[shown];
  return (
    <Accented as="article" section={story.section?.slug} className={`story-card relative gap-y-1.5 ${boxes[shown]}`}>
      {story.picture && shown !== 'text' && (
        <StoryImage
          picture={{ ...story.picture, alt: '' }}
          sizes={first ? '(width >= 60rem) 38rem, 100vw' : sizes[shown]}
          className={image}
        />
      )}
      <Kicker story={story} />
      <Headline story={story} level={level} className={first ? 'text-title' : 'text-card'} />
      {(first || withDeck) && story.deck && (
        <p className={`text-ui leading-note text-soft ${first ? '' : 'hidden md:block'}`}>{story.deck}</p>
      )}
      <Dateline story={story} />
    </Accented>
  );
}
