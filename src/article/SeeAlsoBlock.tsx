import { useTranslation } from '../language/WordsContext.tsx';
import type { Own } from './own.ts';

type Props = { own: Own; title: string | null; links: readonly { href: string; text: string }[] };

/** A see-also that the editor set inside the text. */
export function SeeAlsoBlock({ own, title, links }: Props) {
  const { t } = useTranslation();
  return (
    <aside {...own} className="article-see">
      <h2>{title ?? t('article.seeAlso')}</h2>
      <ul>
        {links.map(({ href, text }) => (
          <li key={href}>
            {href.startsWith('/') ? (
              <a href={href} className="headline-link">
                {text}
              </a>
            ) : (
              <a href={href} rel="noopener" className="headline-link">
                {text}
              </a>
            )}
          </li>
        ))}
      </ul>
    </aside>
  );
}
