import type { SourceProblem } from '#contract/sources.ts';
import { useTranslation } from '../../language/I18nContext.tsx';
import { deskLinks } from '../../desk-links.ts';

/** Documents of a source, each with what was wrong with it. */
export function SourceProblemList({ problems }: { problems: SourceProblem[] }) {
  const { t } = useTranslation('desk');
  return (
    <ul className="border-b border-rule">
      {problems.map(({ key, id, headline, refused, problems: all }) => (
        <li key={key} className="border-t border-rule py-3">
          <p className="text-ui leading-note">
            {refused && <strong className="me-2">{t('sources.refusedOne')}</strong>}
            {id ? (
              <a href={deskLinks.board(id)} className="headline-link font-semibold">
                <bdi>{headline || t('sources.noHeadline')}</bdi>
              </a>
            ) : (
              <bdi className="font-semibold">{headline || t('sources.noHeadline')}</bdi>
            )}{' '}
            <code dir="ltr" className="text-meta text-mute">
              {key}
            </code>
          </p>
          {all.length > 0 && (
            <ul lang="en" dir="ltr" className="text-start text-meta leading-note text-soft">
              {all.map(({ path, message }) => (
                <li key={`${path} ${message}`} className="wrap-anywhere">
                  {path && <code className="me-2">{path}</code>}
                  <bdi>{message}</bdi>
                </li>
              ))}
            </ul>
          )}
        </li>
      ))}
    </ul>
  );
}
