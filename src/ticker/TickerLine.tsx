import { useTranslation } from '../language/I18nContext.tsx';
import { useFormat } from '../language/useFormat.ts';
import { links } from '../links.ts';
import { StoryText } from '../story/StoryText.tsx';
import { FlashWords } from './FlashWords.tsx';
import type { Line } from './lines.ts';
import { textDirection } from '#contract/language.ts';

type Props = {
  line: Line;
  /** When the newest line was published, if this one is of another day: its day is then shown instead of its time. */
  newest: string | undefined;
  /** In the copy of the list: text only, without link. */
  copy?: boolean;
  /** In the stepped mode: one line is shown at a time. */
  alone?: boolean;
  /** In the stepped mode: another line is shown. */
  off?: boolean;
};

/** One line: عاجل, time, headline. A flash, which has no body yet, is not a link. */
export function TickerLine({
  line: { id, story, breaking, gone, width },
  newest,
  copy = false,
  alone = false,
  off = false,
}: Props) {
  const { t } = useTranslation();
  const format = useFormat();
  // A killed line leaves an empty box of its width while it is visible.
  if (gone) return <li data-line={id} aria-hidden="true" className="ticker-line" style={{ inlineSize: width }} />;
  const words = story.tickerLine ?? story.headline;
  const attributes = { lang: story.language, dir: textDirection(words, story.language), className: 'ticker-words' };
  return (
    <li data-line={id} className="ticker-line" data-off={off ? '' : undefined}>
      {breaking && <strong className="ticker-breaking">{t('ticker.breaking')}</strong>}
      <time dateTime={story.published}>
        {newest ? format.day(story.published, newest) : format.time(story.published)}
      </time>
      {story.updated && <span className="ticker-updated">{t('ticker.updated')}</span>}
      {story.hasBody && !copy ? (
        <a href={links.article(story.language, id)} {...attributes}>
          <StoryText text={words} language={story.language} />
        </a>
      ) : alone && !story.hasBody ? (
        <FlashWords {...attributes} words={words} language={story.language} />
      ) : (
        <span {...attributes}>
          <StoryText text={words} language={story.language} />
        </span>
      )}
    </li>
  );
}
