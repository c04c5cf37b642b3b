import type { Story } from '#contract/story.ts';
import { Accented } from '../story/Accented.tsx';
import { Dateline } from '../story/Dateline.tsx';
import { Headline } from '../story/Headline.tsx';
import { Kicker } from '../story/Kicker.tsx';
import { StoryImage } from '../story/picture/StoryImage.tsx';
import { StoryText } from '../story/StoryText.tsx';
import type { TopLayout } from './front-layout.ts';
import { TiedHeadlines } from './TiedHeadlines.tsx';

type Props = { story: Story; tied: readonly Story[]; layout: TopLayout };

const places = { columns: 'lg:col-span-6', wide: 'lg:col-span-9', rows: '' };

/** The lead of the front, with its tied headlines. Where it has the width to itself, its picture stands beside its words. */
export function LeadStory({ story, tied, layout }: Props) {
  const beside = story.picture && layout !== 'columns';
  return (
    <Accented as="section" section={story.section?.slug} className={`col-span-full ${places[layout]}`}>
      <article
        className={`story-card relative ${story.picture ? '' : 'pt-4 lg:pt-0'} ${beside ? 'lg:grid lg:grid-cols-2 lg:items-center lg:gap-x-(--gutter)' : ''}`}
      >
        {story.picture && (
          <div className={`bleed mb-3.5 ${beside ? 'lg:mb-0' : ''}`}>
            <StoryImage lead picture={story.picture} sizes="(width >= 80rem) 600px, (width >= 60rem) 47vw, 60vw" />
          </div>
        )}
        <div>
          <Kicker story={story} />
          <Headline
            story={story}
            level={1}
            className={`mt-1 mb-2 text-display ${story.picture ? '' : 'lg:text-[3.75rem]'}`}
          />
          {story.deck && (
            <p className={`leading-note text-soft ${story.picture ? 'text-text' : 'text-[1.25rem]'}`}>
              <StoryText text={story.deck} />
            </p>
          )}
          <div className="mt-2.5">
            <Dateline story={story} updated />
          </div>
        </div>
      </article>
      {tied.length > 0 && <TiedHeadlines stories={tied} />}
    </Accented>
  );
}
