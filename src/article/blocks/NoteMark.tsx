import type { Inline } from '#contract/text.ts';
import { useTranslation } from '../../language/I18nContext.tsx';

/** Id of the place in the text that a note leads back to. */
export const markId = (note: string): string => `${note}-mark`;

/** The mark of a footnote, as written. */
export function NoteMark({ mark: { note, label, again } }: { mark: Extract<Inline, { type: 'note' }> }) {
  const { t } = useTranslation();
  return (
    <sup className="article-mark">
      <a
        id={again ? undefined : markId(note)}
        href={`#${note}`}
        role="doc-noteref"
        aria-label={t('article.note', { label })}
        className="text-link"
      >
        {label}
      </a>
    </sup>
  );
}
