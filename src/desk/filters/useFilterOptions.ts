import { useEdition } from '../../language/EditionContext.tsx';
import { useTranslation } from '../../language/I18nContext.tsx';

/** What the lists of the desk can be narrowed to, in the desk's language. */
export function useFilterOptions() {
  const { t } = useTranslation('desk');
  const { newsroom, language } = useEdition();
  return {
    languages: newsroom.languages.map((value) => ({ value, text: t(`languages.${value}`) })),
    sections: [
      { value: '', text: t('items.allSections') },
      ...newsroom.sections.map(({ slug, name }) => ({
        value: slug,
        text: name[language] ?? Object.values(name)[0] ?? slug,
      })),
    ],
  };
}
