import { useTranslation } from '../language/I18nContext.tsx';
import type { Story } from '#contract/story.ts';
import { useEdition } from '../language/EditionContext.tsx';
import { links } from '../links.ts';
import { sectionName } from '../story/accent.ts';
import { useBreaking } from '../story/useBreaking.ts';
import { vowelled } from '../story/vowelled.ts';
import { StoryText } from '../story/StoryText.tsx';

/** Kickers, headline and deck. The h1 holds the headline alone. */
export function ArticleHead({ article }: { article: Story }) {
  const { t } = useTranslation();
  const { newsroom } = useEdition();
  const breaking = useBreaking(article);
  const section = article.section && sectionName(newsroom, article.language, article.section);
  const kickers = [
    breaking && (
      <span key="breaking" className="text-breaking">
        {t('common.breaking')}
      </span>
    ),
    article.kind && !breaking && <span key="kind">{t(`common.kinds.${article.kind}`)}</span>,
    article.section && (
      <a key="section" href={links.section(article.language, article.section.slug)} className="headline-link py-3">
        {section}
      </a>
    ),
    article.kicker && article.kicker !== section && (
      <span key="kicker">
        <StoryText text={article.kicker} />
      </span>
    ),
  ].filter(Boolean);
  return (
    <header className="article-head col-span-full max-w-155 min-w-0 lg:col-span-9 lg:max-w-none">
      {kickers.length > 0 && (
        <p className="text-kicker font-bold text-accent">
          {kickers.map((kicker, index) => (
            <span key={index}>
              {index > 0 && <i className="separator" />}
              {kicker}
            </span>
          ))}
        </p>
      )}
      <h1 className={`mt-1.5 mb-3 text-display lg:mt-2 lg:mb-4 ${vowelled(article.headline)}`}>
        <StoryText text={article.headline} />
      </h1>
      {article.deck && (
        <p className="max-w-184 text-deck text-soft">
          <StoryText text={article.deck} />
        </p>
      )}
    </header>
  );
}
