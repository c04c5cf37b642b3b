import { useTranslation } from '../language/I18nContext.tsx';
import type { Article, SeeAlso } from '#contract/story.ts';
import { blocksInText } from '../story/shown-blocks.ts';
import { useBreaking } from '../story/useBreaking.ts';
import { Skeleton } from '../ui/Skeleton.tsx';
import { Blocks } from './blocks/Blocks.tsx';
import { Corrections } from './Corrections.tsx';
import { SeeAlsoStories } from './SeeAlsoStories.tsx';

const look = 'article-body mt-6 max-w-155 text-text lg:mt-8 xl:col-span-6 xl:col-start-3 xl:row-start-2 xl:max-w-none';

type Props = { article: Article; seeAlso: readonly SeeAlso[]; waiting: boolean };

/** The text, its corrections, the see-also stories, sources and copyright. */
export function ArticleBody({ article, seeAlso, waiting }: Props) {
  const { t } = useTranslation();
  const breaking = useBreaking(article);
  if (waiting) {
    return (
      <div className={look}>
        <output className="sr-only">{t('article.bodyLoading')}</output>
        <div aria-hidden="true" className="skeletons grid gap-3">
          {['w-full', 'w-full', 'w-[88%]', 'w-full', 'w-[64%]'].map((width, index) => (
            <Skeleton key={index} className={`h-6 ${width}`} />
          ))}
        </div>
      </div>
    );
  }
  const { dateline, corrections, sources, byline, copyright } = article;
  const body = blocksInText(article);
  return (
    <div className={look}>
      <Blocks key={dateline} blocks={body} opening={dateline && <Dateline dateline={dateline} />} />
      {body.length === 0 && <p className="text-soft">{t(breaking ? 'article.noBody' : 'article.noBodyYet')}</p>}
      <Corrections corrections={corrections} />
      <SeeAlsoStories chosen={seeAlso} />
      {((byline && sources.length > 0) || copyright) && (
        <p key={JSON.stringify([byline, sources, copyright])} className="text-meta text-mute">
          {byline && sources.length > 0 && `${t('article.sources')} ${sources.join(t('common.comma'))}`}
          {byline && sources.length > 0 && copyright && <br />}
          {copyright && <bdi>{copyright}</bdi>}
        </p>
      )}
    </div>
  );
}

/** The dateline, «باريس-سانا», before the first words. If it ends without punctuation, CSS draws a colon, so that copied text has none. */
function Dateline({ dateline }: { dateline: string }) {
  const punctuated = /[:：\-–—.،,]\s*$/u.test(dateline);
  return <b className={punctuated ? undefined : "after:content-[':']"}>{dateline}</b>;
}
