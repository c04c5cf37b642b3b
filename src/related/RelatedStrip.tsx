import { useTranslation } from '../language/I18nContext.tsx';
import type { RelatedStory, Story } from '#contract/story.ts';
import { useEdition } from '../language/EditionContext.tsx';
import { accentOf } from '../story/accent.ts';
import { BlockHead } from '../story/BlockHead.tsx';
import { StoryCard } from '../story/StoryCard.tsx';

const most = 4;

type Props = { related: readonly RelatedStory[]; section: Story['section'] };

/** At most four related stories, each with the reason why it is listed. */
export function RelatedStrip({ related, section }: Props) {
  const { t } = useTranslation();
  const { newsroom } = useEdition();
  if (related.length === 0) return null;
  return (
    <section aria-label={t('related.title')} {...accentOf(newsroom, section?.slug)}>
      <BlockHead>{t('related.title')}</BlockHead>
      <ul className="stack [&>:first-child]:border-0 [&>:first-child]:pt-0">
        {related.slice(0, most).map(({ story, reason }, index) => (
          <li key={story.id}>
            <StoryCard story={story} variant={index % 2 === 0 ? 'row' : 'text'} note={t(`related.reasons.${reason}`)} />
          </li>
        ))}
      </ul>
    </section>
  );
}
