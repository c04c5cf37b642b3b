import type { Story } from '#contract/story.ts';
import { StoryCard } from './StoryCard.tsx';

type Props = { stories: readonly Story[]; level?: 2 | 3 };

/** Stories one below the other, as on section and topic pages. */
export function StoryList({ stories, level = 2 }: Props) {
  return (
    <ul className="stack">
      {stories.map((story) => (
        <li key={story.id}>
          <StoryCard story={story} variant="row" level={level} withDeck />
        </li>
      ))}
    </ul>
  );
}
