import type { Story } from '#contract/story.ts';
import { StoryCard } from '../story/StoryCard.tsx';
import { haveAllPictures, rowsOf } from './front-layout.ts';
import { WideCard } from './WideCard.tsx';

const columns = ['', 'md:grid-cols-1', 'md:grid-cols-2', 'md:grid-cols-3'];

/** Cards in rows that are full, however many there are: one across, two, three, or several of these. */
export function CardRows({ stories, level }: { stories: readonly Story[]; level?: 2 | 3 }) {
  const [only] = stories;
  if (only && stories.length === 1) return <WideCard story={only} level={level} />;
  return (
    <div className="stack [&>:first-child]:border-0 [&>:first-child]:pt-0">
      {rowsOf(stories).map((row) => {
        const variant = haveAllPictures(row) ? 'phone-row' : row.length === 3 ? 'row-of-three' : 'row';
        return (
          <div key={row[0]!.id} className={`stack md:grid md:gap-x-(--gutter) ${columns[row.length]}`}>
            {row.map((story, at) => (
              <div
                key={story.id}
                className={
                  at === 0 ? 'max-md:border-0 max-md:pt-0 md:border-0 md:pt-0' : 'column-rule md:border-0 md:pt-0'
                }
              >
                <StoryCard story={story} variant={variant} level={level} />
              </div>
            ))}
          </div>
        );
      })}
    </div>
  );
}
