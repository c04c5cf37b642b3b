import { useTranslation } from '../language/I18nContext.tsx';
import type { Story } from '#contract/story.ts';
import { StoryCard } from '../story/StoryCard.tsx';

/** The column next to the lead: the first story with its picture, the others without. */
export function SecondaryStories({ stories }: { stories: readonly Story[] }) {
  const { t } = useTranslation();
  return (
    <section aria-label={t('front.top')} className="column-rule col-span-full mt-4 lg:col-span-3 lg:mt-0">
      <div className="stack md:grid md:grid-cols-2 md:gap-x-(--gutter) md:[&>:first-child]:row-span-2 lg:block lg:[&>:first-child]:border-0 lg:[&>:first-child]:pt-0">
        {stories.slice(0, 5).map((story, index) => (
          <div key={story.id}>
            <StoryCard story={story} variant={index === 0 ? 'picture' : 'text'} level={2} />
          </div>
        ))}
      </div>
    </section>
  );
}
