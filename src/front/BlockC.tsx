import { StoryCard } from '../story/StoryCard.tsx';
import type { SectionStories } from './block-patterns.ts';
import { SectionBlock } from './SectionBlock.tsx';

/** Two sections side by side, each with two stories, the first with a small picture. */
export function BlockC({ of }: { of: readonly SectionStories[] }) {
  return (
    <div className="below-fold wrap">
      <div className="columns-grid">
        {of.map((half) => (
          <SectionBlock key={half.section.slug} of={half} className="col-span-full pt-10 md:col-span-4 lg:col-span-6">
            <div className="stack [&>:first-child]:border-0 [&>:first-child]:pt-0">
              {half.stories.slice(0, 2).map((story, row) => (
                <div key={story.id}>
                  <StoryCard story={story} variant={row === 0 ? 'row' : 'text'} />
                </div>
              ))}
            </div>
          </SectionBlock>
        ))}
      </div>
    </div>
  );
}
