import type { AuditEntry } from '#contract/desk.ts';
import { useTranslation } from '../../language/I18nContext.tsx';
import { deskLinks } from '../../desk-links.ts';
import { usePlaceNames } from '../fronts/plan/usePlaceNames.ts';

type Props = {
  entry: AuditEntry;
  /** The story that the log is narrowed to; others are left out. */
  only: string | undefined;
};

/** Of a change of front or ticker: each story with the place it was put in; the places alone where only the order has changed. */
export function ConcernedStories({ entry: { stories, detail }, only }: Props) {
  const { t, i18n } = useTranslation('desk');
  const { nameOf } = usePlaceNames();
  const shown = only ? stories.filter(({ id }) => id === only) : stories;
  if (shown.length === 0) {
    const places = Array.isArray(detail['places']) ? detail['places'].map((place) => nameOf(String(place))) : [];
    if (places.length === 0) return null;
    return <p className="text-ui text-soft">{new Intl.ListFormat(i18n.language).format(places)}</p>;
  }
  const placeName = (place: string | null) =>
    place === null ? t('log.unplaced') : place === 'pinned' ? t('log.pinned') : nameOf(place);
  return (
    <ul>
      {shown.map(({ id, headline, place }) => (
        <li key={id} className="text-ui leading-note text-soft">
          {placeName(place)}
          <i className="separator" />
          <a href={deskLinks.board(id)} className="headline-link">
            <bdi>{headline || id}</bdi>
          </a>
        </li>
      ))}
    </ul>
  );
}
