import { useTranslation } from '../../../language/I18nContext.tsx';
import { StoryText } from '../../../story/StoryText.tsx';
import type { BlockProps } from '../block-props.ts';
import { useBlockDirection } from '../useBlockDirection.ts';
import { wordsOf } from './words-of.ts';
import './post.css';

/** A post from another site, quoted as text: nothing of that site is loaded. */
export function PostBlock({ attributes, block, renderBlocks }: BlockProps<'post'>) {
  const { t } = useTranslation();
  const { platform, url, author, handle, date, blocks } = block;
  const set = useBlockDirection()(attributes, wordsOf(blocks));
  return (
    <figure id={attributes.id} className="article-post">
      <figcaption className="post-head">
        {author && (
          <b>
            <bdi>{author}</bdi>
          </b>
        )}{' '}
        {handle && (
          <bdi dir="ltr" className="text-mute">
            {handle}
          </bdi>
        )}{' '}
        <span className="post-platform text-mute">{t('article.postOn', { name: platform })}</span>
      </figcaption>
      {blocks.length > 0 && (
        <blockquote cite={url} lang={set.attributes.lang} dir={set.attributes.dir}>
          {renderBlocks(blocks)}
        </blockquote>
      )}
      <p className="post-foot">
        {date && (
          <>
            <span className="text-mute">
              <StoryText text={date} />
            </span>
            <i className="separator" />
          </>
        )}
        <a href={url} rel="noopener" className="text-link">
          {t('article.openPost')}
        </a>
      </p>
    </figure>
  );
}
