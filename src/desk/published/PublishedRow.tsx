import type { PublishedItem } from '#contract/hold.ts';
import { directionOf } from '#contract/language.ts';
import { deskLinks } from '../../desk-links.ts';
import { useTranslation } from '../../language/I18nContext.tsx';
import { useFormat } from '../../language/useFormat.ts';
import { StoryText } from '../../story/StoryText.tsx';
import { HoldButton } from '../hold/HoldButton.tsx';
import { HoldLabels } from '../hold/HoldLabels.tsx';

/** One published story: its board behind the headline, and beside it what can be done in an emergency. */
export function PublishedRow({ item, onOpen }: { item: PublishedItem; onOpen: () => void }) {
  const { t } = useTranslation('desk');
  const format = useFormat();
  const { id, language, headline, section, published, breakingUntil, hold } = item;
  return (
    <li className="grid gap-x-6 gap-y-2 border-t border-rule py-4 md:grid-cols-[minmax(0,1fr)_auto]">
      <div>
        <p className="mb-1 flex flex-wrap items-center gap-x-3 gap-y-1 text-kicker empty:hidden">
          <HoldLabels hold={hold} breaking={breakingUntil !== null} />
        </p>
        <h2 className="text-card">
          <a href={deskLinks.board(id)} className="headline-link">
            <bdi lang={language} dir={directionOf(language)}>
              <StoryText text={headline} language={language} />
            </bdi>
          </a>
        </h2>
        <p className="pieces mt-1 text-meta text-mute">
          <span>{t(`languages.${language}`)}</span>
          {section && <bdi>{section.name}</bdi>}
          <time dateTime={published}>{t('publishedList.publishedAt', { time: format.dateTime(published) })}</time>
        </p>
      </div>
      <div className="self-center">
        <HoldButton headline={headline} onOpen={onOpen} />
      </div>
    </li>
  );
}
