import { useTranslation } from '../language/I18nContext.tsx';
import type { Story } from '#contract/story.ts';
import { StoryCard } from '../story/StoryCard.tsx';
import { CardRows } from './CardRows.tsx';
import type { TopLayout } from './front-layout.ts';

const most = 5;

/** The stories after the lead: a column beside it, the first with its picture, or rows under it. */
export function SecondaryStories({ stories: all, layout }: { stories: readonly Story[]; layout: TopLayout }) {
  const { t } = useTranslation();
  const stories = all.slice(0, most);
  if (layout !== 'columns')
    return (
      <section
        aria-label={t('front.top')}
        className={`col-span-full mt-4 border-t border-rule pt-4 ${layout === 'wide' ? 'lg:col-span-9' : ''}`}
      >
        <CardRows stories={stories} level={2} />
      </section>
    );
  // Two columns before there are three: one card across where one would be left alone.
  const tall = stories[0]?.picture ? 'md:[&>:first-child]:row-span-2' : '';
  const leftAlone = tall ? stories.length % 2 === 0 : stories.length % 2 === 1;
  return (
    <section aria-label={t('front.top')} className="column-rule col-span-full mt-4 lg:col-span-3 lg:mt-0">
      <div
        className={`stack md:grid md:grid-cols-2 md:gap-x-(--gutter) lg:block lg:[&>:first-child]:border-0 lg:[&>:first-child]:pt-0 ${tall} ${leftAlone ? 'md:[&>:last-child]:col-span-full' : ''}`}
      >
        {stories.map((story, index) => (
          <div key={story.id}>
            <StoryCard story={story} variant={index === 0 ? 'picture' : 'text'} level={2} />
          </div>
        ))}
      </div>
    </section>
  );
}
