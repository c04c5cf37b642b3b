import type { ReactNode } from 'react';
import { Link } from 'react-router';
import type { Story } from '#contract/story.ts';
import { links } from '../links.ts';
import { usePrefetch } from './usePrefetch.ts';

type Props = { story: Pick<Story, 'id' | 'language' | 'hasBody'>; children: ReactNode; className?: string };

/** The way into a story: its text is asked for when a finger, a pointer or the eye comes near. A flash is only words. */
export function StoryLink({ story, children, className = '' }: Props) {
  const prefetch = usePrefetch(story);
  if (!story.hasBody) return <span className={className}>{children}</span>;
  return (
    <Link to={links.article(story.language, story.id)} className={className} {...prefetch}>
      {children}
    </Link>
  );
}
