import { useTranslation } from '../../language/I18nContext.tsx';
import type { Block } from '#contract/text.ts';
import { StoryText } from '../../story/StoryText.tsx';
import { Icon } from '../../ui/Icon.tsx';
import { OutsideIcon } from '../../ui/icons.ts';
import type { Own } from './own.ts';

/** What lives elsewhere is a link there: nothing of others is loaded into the page. */
export function EmbedLink({
  own,
  embed: { url, title, provider },
}: {
  own: Own;
  embed: Extract<Block, { type: 'embed' }>;
}) {
  const { t } = useTranslation();
  return (
    <p {...own} className="article-embed">
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
