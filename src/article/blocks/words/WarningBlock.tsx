import { useId } from 'react';
import { useTranslation } from '../../../language/I18nContext.tsx';
import { StoryText } from '../../../story/StoryText.tsx';
import { Icon } from '../../../ui/Icon.tsx';
import { WarningIcon } from '../../../ui/icons.ts';
import type { BlockProps } from '../block-props.ts';
import './warning.css';

/** The editors' warning about what follows. */
export function WarningBlock({ attributes, block: { title, blocks }, renderBlocks }: BlockProps<'warning'>) {
  const { t } = useTranslation();
  const name = useId();
  return (
    <div {...attributes} role="note" aria-labelledby={name} className="article-warning">
      <Icon of={WarningIcon} />
      <div>
        <p id={name} className="font-bold">
          {title ? <StoryText text={title} /> : t('article.warning')}
        </p>
        {renderBlocks(blocks)}
      </div>
    </div>
  );
}
