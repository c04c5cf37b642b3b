import { useId } from 'react';
import { useTranslation } from '../../language/I18nContext.tsx';
import { useEdition } from '../../language/EditionContext.tsx';
import { Button } from '../../ui/Button.tsx';
import type { DeskItemsParams } from '../../wire/desk-wire.ts';
import { fieldClass } from '../field-class.ts';

type Props = { filters: DeskItemsParams; onChange: (params: URLSearchParams) => void };

/** Search text, language and section. Selects apply at once, text with Enter or the button. */
export function ItemFilters({ filters, onChange }: Props) {
  const { t } = useTranslation('desk');
  const { newsroom, language } = useEdition();
  const id = useId();
  const apply = (form: HTMLFormElement) => {
    const params = new URLSearchParams(filters.state ? { state: filters.state } : {});
    for (const [name, value] of new FormData(form))
      if (typeof value === 'string' && value.trim()) params.set(name, value.trim());
    onChange(params);
  };
  return (
    <form
      // Uncontrolled fields: a new URL, after a link too, mounts them with its values.
      key={`${filters.q} ${filters.language} ${filters.section}`}
      role="search"
      onSubmit={(event) => {
        event.preventDefault();
        apply(event.currentTarget);
      }}
      className="mb-5 grid gap-3 md:grid-cols-[minmax(0,1fr)_auto_auto_auto]"
    >
      <input
        type="search"
        name="q"
        aria-label={t('items.search')}
        placeholder={t('items.search')}
        defaultValue={filters.q}
        dir="auto"
        className={`${fieldClass} placeholder:text-mute`}
      />
      <div>
        <label htmlFor={`${id}language`} className="sr-only">
          {t('items.language')}
        </label>
        <select
          id={`${id}language`}
          name="language"
          defaultValue={filters.language ?? ''}
          onChange={(event) => apply(event.currentTarget.form!)}
          className={fieldClass}
        >
          <option value="">{t('items.allLanguages')}</option>
          {newsroom.languages.map((value) => (
            <option key={value} value={value}>
              {t(`languages.${value}`)}
            </option>
          ))}
        </select>
      </div>
      <div>
        <label htmlFor={`${id}section`} className="sr-only">
          {t('items.section')}
        </label>
        <select
          id={`${id}section`}
          name="section"
          defaultValue={filters.section ?? ''}
          onChange={(event) => apply(event.currentTarget.form!)}
          className={fieldClass}
        >
          <option value="">{t('items.allSections')}</option>
          {newsroom.sections.map(({ slug, name }) => (
            <option key={slug} value={slug}>
              {name[language] ?? Object.values(name)[0]}
            </option>
          ))}
        </select>
      </div>
      <Button type="submit">{t('items.submit')}</Button>
    </form>
  );
}
