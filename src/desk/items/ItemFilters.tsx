import { useTranslation } from '../../language/I18nContext.tsx';
import type { DeskItemsParams } from '../../wire/desk-wire.ts';
import { FilterForm } from '../filters/FilterForm.tsx';
import { FilterSearch } from '../filters/FilterSearch.tsx';
import { FilterSelect } from '../filters/FilterSelect.tsx';
import { useFilterOptions } from '../filters/useFilterOptions.ts';

type Props = { filters: DeskItemsParams; onChange: (params: URLSearchParams) => void };

/** Search text, language and section. */
export function ItemFilters({ filters: { state, q, language, section }, onChange }: Props) {
  const { t } = useTranslation('desk');
  const { languages, sections } = useFilterOptions();
  const anyLanguage = [{ value: '', text: t('items.allLanguages') }, ...languages];
  return (
    <FilterForm
      values={{ q, language, section }}
      kept={state && { state }}
      submit={t('items.submit')}
      onChange={onChange}
      className="mb-5 grid gap-3 md:grid-cols-[minmax(0,1fr)_auto_auto_auto]"
    >
      <FilterSearch label={t('items.search')} />
      <FilterSelect name="language" label={t('items.language')} options={anyLanguage} />
      <FilterSelect name="section" label={t('items.section')} options={sections} />
    </FilterForm>
  );
}
