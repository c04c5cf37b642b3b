import { useTranslation } from '../language/I18nContext.tsx';
import type { Article } from '#contract/story.ts';
import { StoryText } from '../story/StoryText.tsx';
import { useFormat } from '../language/useFormat.ts';

/** What was corrected, each with its date and time. */
export function Corrections({ corrections }: { corrections: Article['corrections'] }) {
  const { t } = useTranslation();
  const format = useFormat();
  return corrections.map(({ at, text }) => (
    <p
      key={`${at} ${text}`}
      className="article-correction border-y border-edge py-3 text-ui leading-[1.6] text-soft [&+&]:mt-0 [&+&]:border-t-0"
    >
      <b className="text-ink">
        <time dateTime={at}>{t('article.correction', { date: format.dateTime(at) })}</time>
      </b>{' '}
      <StoryText text={text} />
    </p>
  ));
}
