import type { ReactNode } from 'react';
import { useTranslation } from '../language/I18nContext.tsx';
import { directionOf } from '#contract/language.ts';
import type { Article, SeeAlso } from '#contract/story.ts';
import { Accented } from '../story/Accented.tsx';
import { ArticleBody } from './ArticleBody.tsx';
import { ArticleHead } from './ArticleHead.tsx';
import { Byline } from './Byline.tsx';
import { Figure } from './blocks/Figure.tsx';
import { Topics } from './Topics.tsx';
import { useDeferredBody } from './useDeferredBody.ts';

type Props = {
  article: Article;
  seeAlso?: readonly SeeAlso[];
  /** Buttons in the byline bar. */
  tools?: ReactNode;
  /** Absolute URL of the story, for print; drafts have none. */
  address?: string;
  /** What stands beside the text, and below it on phones. */
  related?: ReactNode;
  /** What to read after it. */
  next?: ReactNode;
  /** Only the card is loaded so far: a skeleton is shown instead of the text. */
  waiting?: boolean;
};

// On phones 60vw at their pixel density is sharp enough, and halves the bytes of the largest paint.
const heroSizes = '(width >= 80rem) 50.5rem, (width >= 60rem) 66vw, 60vw';

/** The page of a story, shared by the reader's route, the desk and the preview; so it reads neither the URL nor queries. */
export function ArticlePage({ article, seeAlso = [], tools, address, related, next, waiting = false }: Props) {
  const { t } = useTranslation();
  const showBody = useDeferredBody();
  const { language, expired, picture, section } = article;
  return (
    <Accented as="article" section={section?.slug} className={showBody ? 'article wrap' : 'article wrap min-h-lvh'}>
      <div lang={language} dir={directionOf(language)} className="columns-grid">
        <ArticleHead article={article} />
        {showBody && (
          <div className="article-main">
            {expired && <p className="mb-4 border-y border-edge py-3 text-ui text-soft">{t('article.expired')}</p>}
            <Byline article={article} tools={tools} />
            {picture && <Figure picture={picture} lead sizes={heroSizes} className="article-hero bleed" />}
            <ArticleBody article={article} seeAlso={seeAlso} waiting={waiting} />
            <div className="article-end">
              <Topics article={article} />
              {next}
              {address && <PrintedAddress address={address} />}
            </div>
          </div>
        )}
        {showBody && related && (
          <div data-screen="" className="article-side below-fold">
            {related}
          </div>
        )}
      </div>
    </Accented>
  );
}

/** Shown in print only (print.css). Hidden by a style attribute, because reader modes see that and leave it out. */
function PrintedAddress({ address }: { address: string }) {
  return (
    <p className="article-address text-meta" style={{ display: 'none' }}>
      {/* Behind a proxy the server's origin may differ from the window's. */}
      <bdi dir="ltr" suppressHydrationWarning>
        {address}
      </bdi>
    </p>
  );
}
