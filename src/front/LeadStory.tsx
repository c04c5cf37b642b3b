import type { Story } from '#contract/story.ts';
import { Accented } from '../story/Accented.tsx';
import { Dateline } from '../story/Dateline.tsx';
import { Headline } from '../story/Headline.tsx';
import { Kicker } from '../story/Kicker.tsx';
import { StoryImage } from '../story/StoryImage.tsx';
import { StoryText } from '../story/StoryText.tsx';
import { leadSizes } from './lead-sizes.ts';
import { TiedHeadlines } from './TiedHeadlines.tsx';

/** The lead of the front, with its tied headlines. */
export function LeadStory({ story, tied }: { story: Story; tied: readonly Story[] }) {
  return (
    <Accented as="section" section={story.section?.slug} className="col-span-full lg:col-span-6">
      <article className={`story-card relative ${story.picture ? '' : 'pt-4 lg:pt-0'}`}>
        {story.picture && (
          <div className="bleed mb-3.5">
            <StoryImage lead picture={story.picture} sizes={leadSizes} />
          </div>
        )}
        <Kicker story={story} />
        <Headline story={story} level={1} className="mt-1 mb-2 text-display" />
        {story.deck && (
          <p className={`leading-note text-soft ${story.picture ? 'text-text' : 'text-[1.25rem]'}`}>
            <StoryText text={story.deck} />
          </p>
        )}
        <div className="mt-2.5">
          <Dateline story={story} updated />
        </div>
      </article>
      {tied.length > 0 && <TiedHeadlines stories={tied} />}
    </Accented>
  );
}
