import type { ReactNode } from 'react';
import { useTranslation } from '../language/I18nContext.tsx';
import { directionOf } from '#contract/language.ts';
import type { Article, SeeAlso } from '#contract/story.ts';
import { Accented } from '../story/Accented.tsx';
import { ArticleBody } from './ArticleBody.tsx';
import { ArticleHead } from './ArticleHead.tsx';
import { Byline } from './Byline.tsx';
import { Blocks } from './blocks/Blocks.tsx';
import { Figure } from './blocks/Figure.tsx';
import { leadBlock } from '../story/shown-blocks.ts';
import { heroSizes } from './hero-sizes.ts';
import { Topics } from './Topics.tsx';
import { useDeferredBody } from './useDeferredBody.ts';
import { useLoadedBlocks } from './useLoadedBlocks.ts';

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

const heroLook = 'article-hero bleed mt-5 max-md:[&>figcaption]:px-(--margin) xl:col-span-full xl:row-start-1 xl:mt-6';

/** The page of a story, shared by the reader's route, the desk and the preview; so it reads neither the URL nor queries. */
export function ArticlePage({ article, seeAlso = [], tools, address, related, next, waiting = false }: Props) {
  const { t } = useTranslation();
  const showBody = useDeferredBody();
  const { language, expired, picture, section, body } = article;
  const loaded = useLoadedBlocks(body);
  const lead = leadBlock(article);
  return (
    <Accented
      as="article"
      section={section?.slug}
      className={`article wrap pt-5 lg:pt-8 ${showBody ? '' : 'min-h-lvh'}`}
    >
      <div lang={language} dir={directionOf(language)} className="columns-grid">
        <ArticleHead article={article} />
        {showBody && (
          <div className="article-main col-span-full min-w-0 lg:col-span-8 xl:grid xl:grid-cols-8 xl:content-start xl:gap-x-(--gutter)">
            {expired && <p className="mb-4 border-y border-edge py-3 text-ui text-soft">{t('article.expired')}</p>}
            <Byline article={article} tools={tools} />
            {lead && loaded && (
              <div className={heroLook}>
                <Blocks blocks={[lead]} />
              </div>
            )}
            {picture && !lead && <Figure picture={picture} lead sizes={heroSizes} className={heroLook} />}
            <ArticleBody article={article} seeAlso={seeAlso} waiting={waiting || !loaded} />
            <div className="article-end max-w-155 xl:col-span-6 xl:col-start-3 xl:row-start-3">
              <Topics article={article} />
              {next}
              {address && <PrintedAddress address={address} />}
            </div>
          </div>
        )}
        {showBody && related && (
          <div data-screen="" className="article-side below-fold col-span-full mt-10 min-w-0 lg:col-span-4 lg:mt-6">
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
