import { useTranslation } from '../../language/I18nContext.tsx';
import { Words } from '../../story/Words.tsx';
import type { Own } from './own.ts';

type Props = { own: Own; title: string | null; links: readonly { href: string; text: string }[] };

/** A see-also that the editor set inside the text. */
export function SeeAlsoBlock({ own, title, links }: Props) {
  const { t } = useTranslation();
  return (
    <aside {...own} className="article-see">
      <h2>{title ? <Words text={title} /> : t('article.seeAlso')}</h2>
      <ul>
        {links.map(({ href, text }) => (
          <li key={href}>
            {href.startsWith('/') ? (
              <a href={href} className="headline-link">
                <Words text={text} />
              </a>
            ) : (
              <a href={href} rel="noopener" className="headline-link">
                <Words text={text} />
              </a>
            )}
          </li>
        ))}
      </ul>
    </aside>
  );
}
