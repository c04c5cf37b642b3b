import { useTranslation } from '../../language/I18nContext.tsx';
import { StoryText } from '../../story/StoryText.tsx';
import type { Own } from './own.ts';

type Props = { own: Own; title: string | null; links: readonly { href: string; text: string }[] };

/** A see-also that the editor set inside the text. */
export function SeeAlsoBlock({ own, title, links }: Props) {
  const { t } = useTranslation();
  return (
    <aside {...own} className="article-see">
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
