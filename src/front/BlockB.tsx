import { StoryCard } from '../story/StoryCard.tsx';
import type { SectionStories } from './block-patterns.ts';
import { SectionBlock } from './SectionBlock.tsx';

/** Three picture cards on a band across the page; stories with pictures come first. */
export function BlockB({ of }: { of: SectionStories }) {
  const pictured = of.stories.filter(({ picture }) => picture);
  const [first, ...others] = [...pictured, ...of.stories.filter(({ picture }) => !picture)].slice(0, 3);
  return (
    <div className="below-fold mt-10 bg-raised pb-8">
      <div className="wrap">
        <SectionBlock of={of} className="pt-6">
          <div className="md:grid md:grid-cols-3 md:gap-x-(--gutter)">
            <StoryCard story={first!} variant="picture" />
            {others.map((story) => (
              <div key={story.id} className="column-rule mt-4 border-t border-rule pt-4 md:mt-0 md:border-t-0 md:pt-0">
                <StoryCard story={story} variant="phone-row" />
              </div>
            ))}
          </div>
        </SectionBlock>
      </div>
    </div>
  );
}
