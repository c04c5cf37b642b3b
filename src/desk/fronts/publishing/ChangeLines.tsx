import type { FrontChange } from '#contract/curation.ts';
import { useTranslation } from '../../../language/I18nContext.tsx';

type Props = { changes: FrontChange[]; nameOf: (place: string) => string; timeOf: (moment: string) => string };

/** Who changed which places, and when. */
export function ChangeLines({ changes, nameOf, timeOf }: Props) {
  const { t, i18n } = useTranslation('desk');
  return (
    <ul className="my-1">
      {changes.map(({ at, by, places }) => (
        <li key={at + by}>
          {t('fronts.changeBy', {
            name: by,
            time: timeOf(at),
            places: new Intl.ListFormat(i18n.language).format(places.map(nameOf)),
          })}
        </li>
      ))}
    </ul>
  );
}
