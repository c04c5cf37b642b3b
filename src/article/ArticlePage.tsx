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
  /** The reader's tools in the byline bar. */
  tools?: ReactNode;
  /** Its address in full, for paper; drafts have none. */
  address?: string;
  /** The strip of related stories. */
  related?: ReactNode;
  /** Only the card is known yet: the text is on its way. */
  waiting?: boolean;
};

// On a phone half again the window's width is sharp enough, and the largest paint has half the bytes.
const heroSizes = '(width >= 80rem) 50.5rem, (width >= 60rem) 66vw, 60vw';

/** The page of a story. Readers get it from the route, editors from desk and preview: it knows no address and no query. */
export function ArticlePage({ article, seeAlso = [], tools, address, related, waiting = false }: Props) {
  const { t } = useTranslation();
  const whole = useDeferredBody();
  const { language, expired, picture, section } = article;
  return (
    <Accented as="article" section={section?.slug} className={whole ? 'article wrap' : 'article wrap min-h-lvh'}>
      <div lang={language} dir={directionOf(language)} className="columns-grid">
        <ArticleHead article={article} />
        {whole && (
          <div className="article-main">
            {expired && <p className="mb-4 border-y border-edge py-3 text-ui text-soft">{t('article.expired')}</p>}
            <Byline article={article} tools={tools} />
            {picture && <Figure picture={picture} lead sizes={heroSizes} className="article-hero bleed" />}
            <ArticleBody article={article} seeAlso={seeAlso} waiting={waiting} />
            <div className="article-end">
              <Topics article={article} />
              {address && <PrintedAddress address={address} />}
            </div>
          </div>
        )}
        {whole && related && (
          <div data-screen="" className="article-side below-fold">
            {related}
          </div>
        )}
      </div>
    </Accented>
  );
}

/** Only on paper (print.css); by its style attribute reader modes know as well that it is not part of the text. */
function PrintedAddress({ address }: { address: string }) {
  return (
    <p className="article-address text-meta" style={{ display: 'none' }}>
      {/* The site may be known to the world by another name than this window has for it. */}
      <bdi dir="ltr" suppressHydrationWarning>
        {address}
      </bdi>
    </p>
  );
}
