import type { Board } from '#contract/desk.ts';
import { useFormat } from '../../language/useFormat.ts';
import { useTranslation } from '../../language/I18nContext.tsx';
import { BlockHead } from '../../story/BlockHead.tsx';

/** What the system that sent this version was warned of: why something does not show as it was sent. */
export function Remarks({ remarks }: Pick<Board, 'remarks'>) {
  const { t } = useTranslation('desk');
  const format = useFormat();
  if (remarks.length === 0) return null;
  return (
    <section aria-label={t('remarks.title')}>
      <BlockHead>{t('remarks.title')}</BlockHead>
      <p className="pieces mb-2 text-meta text-mute">
        <span>{t('checks.count', { count: remarks.length, n: format.number(remarks.length) })}</span>
        <span>{t('remarks.hint')}</span>
      </p>
      <ul className="border-b border-rule">
        {remarks.map(({ path, message }) => (
          <li
            key={`${path} ${message}`}
            lang="en"
            dir="ltr"
            className="border-t border-rule py-3 text-start text-ui leading-note"
          >
            {path && <code className="me-2 text-soft">{path}</code>}
            <bdi>{message}</bdi>
          </li>
        ))}
      </ul>
    </section>
  );
}
