import { useTranslation } from '../../../language/I18nContext.tsx';
import { StoryText } from '../../../story/StoryText.tsx';
import { Icon } from '../../../ui/Icon.tsx';
import { OutsideIcon } from '../../../ui/icons.ts';
import type { BlockProps } from '../block-props.ts';

/** A link to the embedded page: nothing of another site is loaded into ours. */
export function EmbedBlock({ attributes, block: { url, title, provider } }: BlockProps<'embed'>) {
  const { t } = useTranslation();
  return (
    <p {...attributes} className="article-embed">
      <a href={url} rel="noopener" className="flex min-h-13 items-center gap-3 border border-edge px-4 py-2">
        <Icon of={OutsideIcon} />
        <span className="min-w-0">
          <span className="block text-mute">
            {provider ? t('article.embedOf', { name: provider }) : t('article.embed')}
          </span>
          <span className="text-link break-words">
            <StoryText text={title ?? new URL(url).hostname} />
          </span>
        </span>
      </a>
    </p>
  );
}
