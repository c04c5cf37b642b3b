import { useTranslation } from '../../../language/I18nContext.tsx';
import { StoryImage } from '../../../story/picture/StoryImage.tsx';
import type { BlockProps } from '../block-props.ts';
import './author-box.css';

/** Who wrote the story: a small portrait, the name, a few words. */
export function AuthorBoxBlock({ attributes, block, renderBlocks }: BlockProps<'author-box'>) {
  const { t } = useTranslation();
  const { name, portrait, blocks } = block;
  return (
    <aside {...attributes} className="article-author" aria-label={t('article.aboutAuthor')}>
      {portrait && (
        <span className="author-portrait">
          <StoryImage picture={name ? { ...portrait, alt: '' } : portrait} sizes="5rem" className="aspect-square" />
        </span>
      )}
      <div>
        {name && (
          <p className="font-bold">
            <bdi>{name}</bdi>
          </p>
        )}
        {renderBlocks(blocks)}
      </div>
    </aside>
  );
}
