import { StoryCard } from '../story/StoryCard.tsx';
import type { SectionStories } from './block-patterns.ts';
import { SectionBlock } from './SectionBlock.tsx';

/** One large story, a column of two, a column of three. */
export function BlockA({ of }: { of: SectionStories }) {
  const [first, ...others] = of.stories;
  // Two and three, with fewer stories half and half; a single one spans both columns.
  const half = Math.floor(Math.min(others.length, 5) / 2) || 1;
  const columns = [others.slice(0, half), others.slice(half, 5)].filter((column) => column.length > 0);
  const full = others.length >= 5;
  return (
    <div className="below-fold wrap">
      <SectionBlock of={of} className="pt-10">
        <div className="columns-grid">
          <div className="col-span-full lg:col-span-6">
            <StoryCard story={first!} variant="picture" first />
          </div>
          {columns.map((column, index) => (
            <div
              key={column[0]!.id}
              className={`stack column-rule col-span-full mt-4 lg:mt-0 lg:[&>:first-child]:border-0 lg:[&>:first-child]:pt-0 ${columns.length === 1 ? 'lg:col-span-6' : 'md:col-span-4 lg:col-span-3'}`}
            >
              {column.map((story, row) => (
                <div key={story.id}>
                  <StoryCard story={story} variant={row === 0 && (index === 0 || !full) ? 'column-row' : 'text'} />
                </div>
              ))}
            </div>
          ))}
        </div>
      </SectionBlock>
    </div>
  );
}
