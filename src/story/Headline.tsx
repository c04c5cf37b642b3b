import type { Story } from '#contract/story.ts';
import { StoryLink } from './StoryLink.tsx';
import { StoryText } from './StoryText.tsx';
import { vowelled } from './vowelled.ts';

type Props = { story: Story; level: 1 | 2 | 3; className: string };

/** A headline that leads to its story; the link covers the card around it. */
export function Headline({ story, level, className }: Props) {
  const Heading = `h${level}` as const;
  return (
    <Heading className={`${className} ${vowelled(story.headline)}`}>
      <StoryLink story={story} className="covers headline-link">
        <StoryText text={story.headline} language={story.language} />
      </StoryLink>
    </Heading>
  );
}
