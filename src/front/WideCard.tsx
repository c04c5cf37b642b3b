import type { Story } from '#contract/story.ts';
import { Accented } from '../story/Accented.tsx';
import { Dateline } from '../story/Dateline.tsx';
import { Headline } from '../story/Headline.tsx';
import { Kicker } from '../story/Kicker.tsx';
import { StoryImage } from '../story/picture/StoryImage.tsx';
import { StoryText } from '../story/StoryText.tsx';

/** A story that has a whole row: its picture beside its text, or the text alone, larger. */
export function WideCard({ story, level = 3 }: { story: Story; level?: 2 | 3 | undefined }) {
  const { picture, deck } = story;
  return (
    <Accented
      as="article"
      section={story.section?.slug}
      className={`story-card relative ${picture ? 'md:grid md:grid-cols-2 md:items-center md:gap-x-(--gutter)' : ''}`}
    >
      {picture && (
        <StoryImage
          picture={{ ...picture, alt: '' }}
          sizes="(width >= 37.5rem) 48vw, 100vw"
          // Named, because the sources of a picture are items of the grid, too.
          className="mb-3 aspect-3/2 md:col-start-2 md:row-start-1 md:mb-0 md:aspect-video"
        />
      )}
      <div className="flex flex-col gap-y-1.5 md:col-start-1 md:row-start-1">
        <Kicker story={story} />
        <Headline story={story} level={level} className={picture ? 'text-title' : 'text-title lg:text-display'} />
        {deck && (
          <p className="max-w-155 text-ui leading-note text-soft">
            <StoryText text={deck} language={story.language} />
          </p>
        )}
        <Dateline story={story} />
      </div>
    </Accented>
  );
}
