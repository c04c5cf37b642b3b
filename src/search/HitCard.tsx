import type { SearchHit } from '#contract/search.ts';
import { Accented } from '../story/Accented.tsx';
import { Dateline } from '../story/Dateline.tsx';
import { Kicker } from '../story/Kicker.tsx';
import { StoryImage } from '../story/picture/StoryImage.tsx';
import { StoryLink } from '../story/StoryLink.tsx';
import { vowelled } from '../story/vowelled.ts';
import { Marked } from './Marked.tsx';

/** A search result, with the found words marked in headline and excerpt. */
export function HitCard({ hit, level = 2 }: { hit: SearchHit; level?: 2 | 3 | undefined }) {
  const { story, headlineMarks, excerpt, excerptMarks } = hit;
  const Heading = `h${level}` as const;
  const columns = story.picture ? 'grid-cols-[minmax(0,1fr)_min(7rem,34%)]' : 'grid-cols-1';
  return (
    <Accented as="article" section={story.section?.slug} className={`relative grid items-start gap-x-4 ${columns}`}>
      <div className="grid gap-1.5">
        <Kicker story={story} />
        <Heading className={`text-card ${vowelled(story.headline)}`}>
          <StoryLink story={story} className="covers headline-link">
            <Marked text={story.headline} marks={headlineMarks} language={story.language} />
          </StoryLink>
        </Heading>
        <Dateline story={story} />
      </div>
      {story.picture && (
        <StoryImage
          picture={{ ...story.picture, alt: '' }}
          sizes="7rem"
          // Named, because the sources of a picture are items of the grid, too.
          className="col-start-2 row-start-1 aspect-square"
        />
      )}
      {excerpt && (
        <p className="col-span-full mt-2 text-ui leading-note text-soft max-md:line-clamp-3">
          <Marked text={excerpt} marks={excerptMarks} language={story.language} />
        </p>
      )}
    </Accented>
  );
}
