import type { Inline } from '#contract/text.ts';
import { useTranslation } from '../../language/I18nContext.tsx';

/** Id of a note, and of the place in the text that it leads back to. */
export const noteId = (note: string): string => `note-${note}`;
export const markId = (note: string): string => `mark-${note}`;

/** An id as an address writes it. */
export const fragment = (id: string): string => `#${encodeURIComponent(id)}`;

/** The mark of a footnote, as written. */
export function NoteMark({ mark: { note, label, again } }: { mark: Extract<Inline, { type: 'note' }> }) {
  const { t } = useTranslation();
  return (
    <sup className="article-mark">
      <a
        id={again ? undefined : markId(note)}
        href={fragment(noteId(note))}
        role="doc-noteref"
        aria-label={t('article.note', { label })}
        className="text-link"
      >
        {label}
      </a>
    </sup>
  );
}
