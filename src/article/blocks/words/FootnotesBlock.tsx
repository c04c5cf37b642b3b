import { useTranslation } from '../../../language/I18nContext.tsx';
import { StoryText } from '../../../story/StoryText.tsx';
import type { BlockProps } from '../block-props.ts';
import { fragment, markId, noteId } from '../NoteMark.tsx';
import './footnotes.css';

/** The notes, each with its mark as written and a link back to where that stands in the text. */
export function FootnotesBlock({ attributes, block: { title, notes }, renderBlocks }: BlockProps<'footnotes'>) {
  const { t } = useTranslation();
  return (
    <section {...attributes} className="article-notes" aria-label={title ?? t('article.notes')}>
      {title && (
        <p className="font-bold">
          <StoryText text={title} />
        </p>
      )}
      {/* oxlint-disable-next-line jsx-a11y/no-redundant-roles -- without it Safari drops the list semantics of a list without markers */}
      <ol role="list">
        {notes.map(({ id, label, blocks, referred }) => (
          // Focusable, so that a screen reader continues from here.
          <li key={id} id={noteId(id)} tabIndex={-1}>
            <span aria-hidden="true" className="note-label">
              <bdi>{label}</bdi>
            </span>
            <div>{renderBlocks(blocks)}</div>
            {referred && (
              <a
                href={fragment(markId(id))}
                className="tap"
                role="doc-backlink"
                aria-label={t('article.noteBack', { label })}
              >
                <span aria-hidden="true">↑</span>
              </a>
            )}
          </li>
        ))}
      </ol>
    </section>
  );
}
