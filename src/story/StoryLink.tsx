import type { ReactNode } from 'react';
import type { Story } from '#contract/story.ts';
import { links } from '../links.ts';

type Props = { story: Pick<Story, 'id' | 'language' | 'hasBody'>; children: ReactNode; className?: string };

/** A link to a story's page, which is prefetched (src/app/navigation/prefetch-on-intent.ts). A flash has no page, so its text is no link. */
export function StoryLink({ story, children, className = '' }: Props) {
  if (!story.hasBody) return <span className={className}>{children}</span>;
  return (
    <a href={links.article(story.language, story.id)} className={className}>
      {children}
    </a>
  );
}
