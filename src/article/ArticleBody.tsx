import { useTranslation } from '../language/I18nContext.tsx';
import type { Article, SeeAlso } from '#contract/story.ts';
import { useBreaking } from '../story/useBreaking.ts';
import { Skeleton } from '../ui/Skeleton.tsx';
import { Blocks } from './blocks/Blocks.tsx';
import { Corrections } from './Corrections.tsx';
import { SeeAlsoStories } from './SeeAlsoStories.tsx';

type Props = { article: Article; seeAlso: readonly SeeAlso[]; waiting: boolean };

/** The text, what was corrected in it, and what the editor chose to go with it. */
export function ArticleBody({ article, seeAlso, waiting }: Props) {
  const { t } = useTranslation();
  const breaking = useBreaking(article);
  if (waiting) {
    return (
      <div className="article-body">
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
  // Shown above the text already.
  const body = article.body.filter(
    (block, index) => index > 0 || block.type !== 'picture' || block.picture.src !== article.picture?.src,
  );
  return (
    <div className="article-body">
      <Blocks key={dateline} blocks={body} opening={dateline && <Place dateline={dateline} />} />
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

/** «باريس-سانا» before the first words; where the editor closed it with no mark, a colon is drawn and not written. */
function Place({ dateline }: { dateline: string }) {
  const closed = /[:：\-–—.،,]\s*$/u.test(dateline);
  return <b className={closed ? undefined : "after:content-[':']"}>{dateline}</b>;
}
