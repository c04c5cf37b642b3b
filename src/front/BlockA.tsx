import type { Story } from '#contract/story.ts';
import { StoryCard } from '../story/StoryCard.tsx';
import type { SectionStories } from './block-patterns.ts';
import { CardRows } from './CardRows.tsx';
import { SectionBlock } from './SectionBlock.tsx';

/** One large story beside one or two columns of others; fewer stories, or a first without a picture, stand in rows. */
export function BlockA({ of }: { of: SectionStories }) {
  const [first, ...others] = of.stories;
  const large = first?.picture && others.length >= 3;
  return (
    <div className="below-fold wrap">
      <SectionBlock of={of} className="pt-10">
        {large ? (
          <Large first={first} others={others} inOrder={of.chosen !== undefined} />
        ) : (
          <CardRows stories={of.stories.slice(0, 6)} />
        )}
      </SectionBlock>
    </div>
  );
}

type LargeProps = { first: Story; others: readonly Story[]; inOrder: boolean };

function Large({ first, others, inOrder }: LargeProps) {
  // A column as high as the large story needs a picture at its head.
  const [head, ...rest] = others;
  const second = rest.findIndex(({ picture }) => picture);
  const two = head!.picture && second >= 0 && !inOrder;
  const columns = two
    ? [
        [head!, ...rest.filter((_, at) => at !== second).slice(0, 1)],
        [rest[second]!, ...rest.filter((_, at) => at !== second).slice(1, 3)],
      ]
    : [others.slice(0, 4)];
  return (
    <div className="columns-grid">
      <div className="col-span-full lg:col-span-6">
        <StoryCard story={first} variant="picture" first />
      </div>
      {columns.map((column) => (
        <div
          key={column[0]!.id}
          className={`stack column-rule col-span-full mt-4 lg:mt-0 lg:[&>:first-child]:border-0 lg:[&>:first-child]:pt-0 ${two ? 'md:col-span-4 lg:col-span-3' : 'lg:col-span-6'}`}
        >
          {column.map((story, row) => (
            <div key={story.id}>
              <StoryCard story={story} variant={two ? (row === 0 ? 'column-row' : 'text') : 'row'} />
            </div>
          ))}
        </div>
      ))}
    </div>
  );
}
