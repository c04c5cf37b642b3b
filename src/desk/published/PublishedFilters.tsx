import { useTranslation } from '../../language/I18nContext.tsx';
import type { PublishedParams } from '../../wire/desk-wire.ts';
import { FilterForm } from '../filters/FilterForm.tsx';
import { FilterSearch } from '../filters/FilterSearch.tsx';
import { FilterSelect } from '../filters/FilterSelect.tsx';
import { useFilterOptions } from '../filters/useFilterOptions.ts';

type Props = { wanted: PublishedParams; onChange: (params: URLSearchParams) => void };

/** Search text, and of public stories language and section. */
export function PublishedFilters({ wanted: { scope, q, language, section }, onChange }: Props) {
  const { t } = useTranslation('desk');
  const { languages, sections } = useFilterOptions();
  const held = scope === 'held';
  return (
    <FilterForm
      key={scope}
      values={held ? { q } : { q, language, section }}
      kept={held ? { scope } : {}}
      submit={t('publishedList.submit')}
      onChange={onChange}
      className="mb-5 grid gap-3 md:flex md:[&>:first-child]:flex-1"
    >
      <FilterSearch label={t(held ? 'publishedList.searchHeld' : 'publishedList.search')} />
      {!held && (
        <>
          <FilterSelect name="language" label={t('items.language')} options={languages} />
          <FilterSelect name="section" label={t('items.section')} options={sections} />
        </>
      )}
    </FilterForm>
  );
}
