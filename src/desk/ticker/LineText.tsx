import type { Absence } from '#contract/front-places.ts';
import { directionOf, type Language } from '#contract/language.ts';
import type { DeskTicker } from '#contract/ticker-curation.ts';
import { useTranslation } from '../../language/I18nContext.tsx';
import { useFormat } from '../../language/useFormat.ts';
import { StoryText } from '../../story/StoryText.tsx';

export type TickerLineOfDesk = DeskTicker['lines'][number];
type Props = {
  /** Undefined of a pinned story that is not in the ticker. */
  line: TickerLineOfDesk | undefined;
  absent: Absence | null;
  until: string | null;
  name: string;
  language: Language;
};

/** A line with what is known of it: breaking, without a story, until when, and why readers do not see it where it is pinned. */
export function LineText({ line, absent, until, name, language }: Props) {
  const { t } = useTranslation('desk');
  const format = useFormat();
  return (
    <>
      <p className="text-list">
        {line?.story.breakingUntil && <b className="me-2 text-breaking">{t('hold.labels.breaking')}</b>}
        <bdi lang={language} dir={directionOf(language)}>
          <StoryText text={name} language={language} />
        </bdi>
      </p>
      <p className="pieces text-meta text-mute">
        {(absent || !line) && <b className="text-breaking">{t(absent ? `fronts.absent.${absent}` : 'line.absent')}</b>}
        {line && <time dateTime={line.story.published}>{format.dateTime(line.story.published)}</time>}
        {line?.own && <span>{t('line.own', { time: format.dateTime(line.own.expires) })}</span>}
        {until && absent !== 'ended' && <span>{t('fronts.until', { time: format.dateTime(until) })}</span>}
      </p>
    </>
  );
}
