import { useQuery } from '@tanstack/react-query';
import { useTranslation } from '../../language/I18nContext.tsx';
import { directionOf } from '#contract/language.ts';
import type { ArticleAnswer } from '#contract/story.ts';
import { frontQueries } from '../../front/front.queries.ts';
import { useEdition } from '../../language/EditionContext.tsx';
import { links } from '../../links.ts';
import { BlockHead } from '../../story/BlockHead.tsx';
import { articleQueries } from '../../story/story.queries.ts';
import { StoryText } from '../../story/StoryText.tsx';
import { StoryCard } from '../../story/StoryCard.tsx';
import { useWire } from '../../wire/WireContext.tsx';
import type { Original } from './error-text.ts';

/** Stories to offer on an error page: first those of the original's section, then the front's. */
export function NearestStories({ original }: { original: Original | null }) {
  const { t } = useTranslation();
  const { language } = useEdition();
  const wire = useWire();
  const front = useQuery(frontQueries(wire).byLanguage(language));
  const source = useQuery({
    ...articleQueries(wire).byId(original?.language ?? language, original?.id ?? ''),
    enabled: original !== null,
  });
  if (!front.data) return null;
  const section = source.data?.article.section?.slug;
  const nearest = front.data.sections.find((block) => block.section.slug === section)?.stories ?? [];
  const others = [front.data.lead, ...front.data.secondary].filter((story) => story !== null);
  const stories = [...new Map([...nearest, ...others].map((story) => [story.id, story])).values()].slice(0, 6);
  return (
    <section className="mt-10">
      {source.data && <OriginalLink answer={source.data} />}
      <BlockHead to={links.front(language)} more={t('common.more')}>
        {t(original ? 'errors.nearest' : 'front.top')}
      </BlockHead>
      <div className="gap-x-(--gutter) gap-y-6 max-md:stack max-md:[&>:first-child]:border-0 max-md:[&>:first-child]:pt-0 md:grid md:grid-cols-3">
        {stories.map((story) => (
          <div key={story.id}>
            <StoryCard story={story} variant="phone-row" />
          </div>
        ))}
      </div>
    </section>
  );
}

function OriginalLink({ answer: { article } }: { answer: ArticleAnswer }) {
  return (
    <p className="mb-8" lang={article.language} dir={directionOf(article.language)}>
      <a href={links.article(article.language, article.id)} className="text-link">
        <StoryText text={article.headline} language={article.language} />
      </a>
    </p>
  );
}
