import { useId, useRef } from 'react';
import { useTranslation } from '../../../language/I18nContext.tsx';
import { useFormat } from '../../../language/useFormat.ts';
import { StoryText } from '../../../story/StoryText.tsx';
import { Icon } from '../../../ui/Icon.tsx';
import { NextIcon, PreviousIcon } from '../../../ui/icons.ts';
import { Figure } from '../Figure.tsx';
import type { BlockProps } from '../block-props.ts';
import { useGallery } from './useGallery.ts';
import './media.css';
import './gallery.css';

/** Pictures in a row, of which one is in view: swiped, turned by its buttons, or by arrow keys. Without scripts the row scrolls. */
export function GalleryBlock({ attributes, block: { title, caption, pictures } }: BlockProps<'gallery'>) {
  const { t } = useTranslation();
  const format = useFormat();
  const name = useId();
  const row = useRef<HTMLUListElement>(null);
  const { current, step, onKeyDown } = useGallery(row);
  const last = pictures.length - 1;
  return (
    <section {...attributes} className="article-media article-gallery" aria-labelledby={name}>
      <p className="gallery-head">
        <b id={name} className={title ? undefined : 'sr-only'}>
          {title ? <StoryText text={title} /> : t('article.gallery')}
        </b>
      </p>
      <ul
        ref={row}
        className="gallery-row"
        // oxlint-disable-next-line jsx-a11y/no-redundant-roles -- without it Safari drops the list semantics of a list without markers
        role="list"
        aria-labelledby={name}
        // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- a keyboard can only scroll what it can focus
        tabIndex={0}
        onKeyDown={onKeyDown}
      >
        {pictures.map((picture, index) => (
          <li key={`${index} ${picture.src}`}>
            <Figure picture={picture} />
          </li>
        ))}
      </ul>
      <div className="gallery-tools noscript:hidden" data-screen="">
        <output aria-live="polite" className="gallery-count">
          {t('article.galleryCount', { n: format.number(current + 1), total: format.number(last + 1) })}
        </output>
        <button
          type="button"
          className="tap"
          aria-label={t('article.previousPicture')}
          aria-disabled={current === 0}
          onClick={() => step(-1)}
        >
          <Icon of={PreviousIcon} flip />
        </button>
        <button
          type="button"
          className="tap"
          aria-label={t('article.nextPicture')}
          aria-disabled={current === last}
          onClick={() => step(1)}
        >
          <Icon of={NextIcon} flip />
        </button>
      </div>
      {caption && (
        <p className="gallery-caption leading-note text-soft">
          <StoryText text={caption} />
        </p>
      )}
    </section>
  );
}
