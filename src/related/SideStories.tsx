import type { ReactNode } from 'react';
import type { ArticleAnswer, Story } from '#contract/story.ts';
import { useEdition } from '../language/EditionContext.tsx';
import { useTranslation } from '../language/I18nContext.tsx';
import { links } from '../links.ts';
import { accentOf, sectionName } from '../story/accent.ts';
import { BlockHead } from '../story/BlockHead.tsx';
import { LatestList } from '../story/LatestList.tsx';
import { Chronology } from './Chronology.tsx';
import { RelatedStrip } from './RelatedStrip.tsx';

type Props = Pick<ArticleAnswer, 'article' | 'related' | 'chronology' | 'inSection'> & {
  /** The newest stories of the edition, shown beside a long article. */
  latest: readonly Story[];
};

/** Blocks of a body beside which the column would otherwise stay empty. */
const longArticle = 8;
const mostLatest = 5;

/** What stands beside an article, and below it on phones: its event, what is related, its section, on wide windows the latest. */
export function SideStories({ article, related, chronology, inSection, latest }: Props) {
  const { t } = useTranslation();
  const { language, newsroom } = useEdition();
  const { section } = article;
  const name = section && sectionName(newsroom, language, section);
  const shown = new Set(
    [article, ...related.map(({ story }) => story), ...chronology, ...inSection].map(({ id }) => id),
  );
  const others = latest.filter(({ id }) => !shown.has(id)).slice(0, mostLatest);
  return (
    <div className="grid gap-8">
      {chronology.length > 0 && <Chronology stories={chronology} current={article.id} section={section} />}
      <RelatedStrip related={related} section={section} />
      {section && name && inSection.length > 0 && (
        <Titled
          title={t('related.moreOf', { name })}
          head={
            <BlockHead
              to={links.section(language, section.slug)}
              more={t('common.all')}
              moreLabel={t('related.moreOf', { name })}
            >
              {t('related.moreOf', { name })}
            </BlockHead>
          }
          accent={accentOf(newsroom, section.slug)}
        >
          <LatestList stories={inSection} />
        </Titled>
      )}
      {others.length > 0 && article.body.length >= longArticle && (
        <Titled
          title={t('related.latest')}
          head={<BlockHead>{t('related.latest')}</BlockHead>}
          accent={{ className: 'hidden lg:block' }}
        >
          <LatestList stories={others} />
        </Titled>
      )}
    </div>
  );
}

type Titled = { title: string; head: ReactNode; accent: ReturnType<typeof accentOf>; children: ReactNode };

function Titled({ title, head, accent, children }: Titled) {
  return (
    <section aria-label={title} {...accent}>
      {head}
      {children}
    </section>
  );
}
