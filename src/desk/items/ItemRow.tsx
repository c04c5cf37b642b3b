import { useTranslation } from '../../language/I18nContext.tsx';
import type { DeskItem } from '#contract/desk.ts';
import { directionOf } from '#contract/language.ts';
import { useFormat } from '../../language/useFormat.ts';
import { deskLinks } from '../../desk-links.ts';
import { StoryText } from '../../story/StoryText.tsx';
import { StateLabel } from '../StateLabel.tsx';

/** One item of the list; the headline's link covers the whole row. */
export function ItemRow({ item }: { item: DeskItem }) {
  const { t } = useTranslation('desk');
  const format = useFormat();
  const facts = [
    <span key="language">{t(`languages.${item.language}`)}</span>,
    item.section && <bdi key="section">{item.section.name}</bdi>,
    item.byline && <bdi key="byline">{item.byline}</bdi>,
    <bdi key="version">{t('items.version', { version: format.digits(item.version) })}</bdi>,
    <time key="saved" dateTime={item.savedAt}>
      {t('items.savedAt', { time: format.dateTime(item.savedAt) })}
    </time>,
  ].filter(Boolean);
  return (
    <li className="relative border-t border-rule py-4">
      <p className="mb-1 flex flex-wrap items-center gap-x-3 text-kicker">
        <StateLabel state={item.state} />
        {item.opensAt && item.state === 'embargoed' && (
          <time dateTime={item.opensAt} className="text-soft">
            {item.opensVersion === null
              ? t('items.opensAt', { time: format.dateTime(item.opensAt) })
              : t('items.opensVersion', {
                  version: format.digits(item.opensVersion),
                  time: format.dateTime(item.opensAt),
                })}
          </time>
        )}
      </p>
      <h2 className="text-card">
        <a href={deskLinks.board(item.id)} className="covers headline-link">
          <bdi lang={item.language} dir={directionOf(item.language)}>
            <StoryText text={item.headline} language={item.language} />
          </bdi>
        </a>
      </h2>
      <p className="pieces mt-1 text-meta text-mute">{facts}</p>
    </li>
  );
}
