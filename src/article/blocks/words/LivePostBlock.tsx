import { useTranslation } from '../../../language/I18nContext.tsx';
import { useFormat } from '../../../language/useFormat.ts';
import { StoryText } from '../../../story/StoryText.tsx';
import type { BlockProps } from '../block-props.ts';
import './live-post.css';

/** An entry of a live page: its time, «عاجل» if it was breaking, its text. */
export function LivePostBlock({ attributes, block, renderBlocks }: BlockProps<'live-post'>) {
  const { t } = useTranslation();
  const format = useFormat();
  const { time, at, breaking, title, blocks } = block;
  const written = time ?? (at && format.time(at));
  return (
    <section {...attributes} className="article-live" data-breaking={breaking ? '' : undefined}>
      {(breaking || written) && (
        <p className="text-kicker">
          {breaking && <b className="text-breaking">{t('common.breaking')}</b>}
          {breaking && written && <i className="separator" />}
          {written && (
            <time dateTime={at ?? undefined} className="text-mute">
              {written}
            </time>
          )}
        </p>
      )}
      {title && (
        <h2>
          <StoryText text={title} />
        </h2>
      )}
      {renderBlocks(blocks)}
    </section>
  );
}
