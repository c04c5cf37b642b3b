import { useTranslation } from '../language/I18nContext.tsx';
import type { FrontAnswer } from '#contract/story.ts';
import { useEdition } from '../language/EditionContext.tsx';
import { links } from '../links.ts';
import { sectionName } from '../story/accent.ts';
import { withinSection } from '../story/section/within-section.ts';
import { buttonLook } from '../ui/Button.tsx';
import { MessagePanel } from '../ui/MessagePanel.tsx';
import { blockPatterns } from './block-patterns.ts';
import { BlockA } from './BlockA.tsx';
import { BlockB } from './BlockB.tsx';
import { BlockC } from './BlockC.tsx';
import { topLayout } from './front-layout.ts';
import { LatestColumn } from './LatestColumn.tsx';
import { LeadStory } from './LeadStory.tsx';
import { OpinionBlock } from './OpinionBlock.tsx';
import { PictureStory } from './PictureStory.tsx';
import { SecondaryStories } from './SecondaryStories.tsx';

export function FrontPage({ front: given }: { front: FrontAnswer }) {
  const front = withLead(given);
  const { language, newsroom } = useEdition();
  if (!front.lead && front.latest.length === 0) return <EmptyFront />;
  const layout = topLayout(front);
  const sections = front.sections.map(({ section, stories, ...more }) => ({
    ...more,
    section,
    stories: withinSection(stories, section.slug, sectionName(newsroom, language, section)),
  }));
  return (
    <>
      <div className="wrap lg:pt-7">
        <div className={`columns-grid ${layout === 'wide' ? 'lg:grid-rows-[auto_1fr]' : ''}`}>
          {front.lead ? (
            <LeadStory story={front.lead} tied={front.tied} layout={layout} />
          ) : (
            <h1 className="sr-only">{newsroom.name[language]}</h1>
          )}
          {front.secondary.length > 0 && <SecondaryStories stories={front.secondary} layout={layout} />}
          {front.latest.length > 0 && <LatestColumn stories={front.latest} layout={layout} />}
        </div>
      </div>
      {front.opinion && <OpinionBlock stories={front.opinion} />}
      {front.picture && <PictureStory story={front.picture} />}
      {blockPatterns(sections).map((block) => {
        const [first] = block.sections;
        if (block.pattern === 'A') return <BlockA key={first.section.slug} of={first} />;
        if (block.pattern === 'B') return <BlockB key={first.section.slug} of={first} />;
        return <BlockC key={first.section.slug} of={block.sections} />;
      })}
    </>
  );
}

/** Where the lead has been withdrawn from an open front, the next story leads. */
function withLead(front: FrontAnswer): FrontAnswer {
  const [first, ...others] = front.secondary;
  return front.lead || !first ? front : { ...front, lead: first, secondary: others };
}

function EmptyFront() {
  const { t } = useTranslation();
  const { language } = useEdition();
  return (
    <div className="wrap pt-5 lg:pt-8">
      <MessagePanel
        title={t('front.empty')}
        hint={t('front.emptyHint')}
        action={
          <a href={links.search(language)} className={buttonLook}>
            {t('masthead.search')}
          </a>
        }
      />
    </div>
  );
}
