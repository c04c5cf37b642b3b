import type { Story } from '#contract/story.ts';
import { useTranslation } from '../language/I18nContext.tsx';
import { Ago } from './Ago.tsx';
import { useFormat } from '../language/useFormat.ts';

/** The small line under a card: when published and, for a lead, when updated. */
export function Dateline({ story, updated = false }: { story: Story; updated?: boolean }) {
  const { t } = useTranslation();
  const format = useFormat();
  return (
    <p className="pieces text-meta text-mute">
      <Ago moment={story.published} />
      {updated && story.updated && (
        <span className="whitespace-nowrap">{t('common.updatedAt', { time: format.time(story.updated) })}</span>
      )}
    </p>
  );
}
