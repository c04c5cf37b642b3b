import { useId } from 'react';
import { useTranslation } from '../../../language/I18nContext.tsx';
import { StoryText } from '../../../story/StoryText.tsx';
import type { BlockProps } from '../block-props.ts';
import './fact-box.css';

/** Facts beside the story; title and frame set them apart from the text around them. */
export function FactBoxBlock({ attributes, block: { title, blocks }, renderBlocks }: BlockProps<'fact-box'>) {
  const { t } = useTranslation();
  const name = useId();
  return (
    <aside
      {...attributes}
      className="article-facts"
      {...(title ? { 'aria-labelledby': name } : { 'aria-label': t('article.facts') })}
    >
      {title && (
        <h2 id={name}>
          <StoryText text={title} />
        </h2>
      )}
      {renderBlocks(blocks)}
    </aside>
  );
}
