import { useTranslation } from '../language/I18nContext.tsx';
import { useFormat } from '../language/useFormat.ts';
import { links } from '../links.ts';
import { StoryText } from '../story/StoryText.tsx';
import { FlashWords } from './FlashWords.tsx';
import type { Line } from './lines.ts';
import { textDirection } from '#contract/language.ts';

type Props = {
  line: Line;
  /** The moment of the newest line, where this one is of another day: then the day is said, which is shorter than both. */
  newest: string | undefined;
  /** In the loop copy: words to look at, no link. */
  copy?: boolean;
  /** Lines stand one at a time. */
  alone?: boolean;
  /** Another line stands alone now. */
  off?: boolean;
};

/** One line: عاجل, time, headline. A flash that has no text yet is a line to read and leads nowhere. */
export function TickerLine({
  line: { id, story, breaking, gone, room },
  newest,
  copy = false,
  alone = false,
  off = false,
}: Props) {
  const { t } = useTranslation();
  const format = useFormat();
  // A killed line in view keeps its room, and nothing of its words.
  if (gone) return <li data-line={id} aria-hidden="true" className="ticker-line" style={{ inlineSize: room }} />;
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
