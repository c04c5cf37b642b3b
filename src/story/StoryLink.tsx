import type { ReactNode } from 'react';
import type { Story } from '#contract/story.ts';
import { links } from '../links.ts';

type Props = { story: Pick<Story, 'id' | 'language' | 'hasBody'>; children: ReactNode; className?: string };

/** The way into a story, whose text is asked for before it is opened (src/app/navigation/prefetch-on-intent.ts). A flash is only words. */
export function StoryLink({ story, children, className = '' }: Props) {
  if (!story.hasBody) return <span className={className}>{children}</span>;
  return (
    <a href={links.article(story.language, story.id)} className={className}>
      {children}
    </a>
  );
}
