import { useTranslation } from '../../../language/I18nContext.tsx';
import { StoryText } from '../../../story/StoryText.tsx';

/** What is said in a recording, folded away until it is asked for. */
export function Transcript({ paragraphs }: { paragraphs: readonly string[] }) {
  const { t } = useTranslation();
  if (paragraphs.length === 0) return null;
  return (
    <details className="recording-words opens">
      <summary className="chevron-end">{t('article.transcript')}</summary>
      {paragraphs.map((text, index) => (
        <p key={`${index} ${text}`}>
          <StoryText text={text} />
        </p>
      ))}
    </details>
  );
}
