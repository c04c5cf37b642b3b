import { useTranslation } from '../../language/I18nContext.tsx';
import { StoryText } from '../../story/StoryText.tsx';
import type { BlockAttributes } from './block-attributes.ts';

type Props = { attributes: BlockAttributes; title: string | null; links: readonly { href: string; text: string }[] };

/** A see-also list inside the text. */
export function SeeAlsoBlock({ attributes, title, links }: Props) {
  const { t } = useTranslation();
  return (
    <aside {...attributes} className="article-see">
      <h2>{title ? <StoryText text={title} /> : t('article.seeAlso')}</h2>
      <ul>
        {links.map(({ href, text }) => (
          <li key={href}>
            {href.startsWith('/') ? (
              <a href={href} className="headline-link">
                <StoryText text={text} />
              </a>
            ) : (
              <a href={href} rel="noopener" className="headline-link">
                <StoryText text={text} />
              </a>
            )}
          </li>
        ))}
      </ul>
    </aside>
  );
}
