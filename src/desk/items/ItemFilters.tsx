import { useId } from 'react';
import { useTranslation } from '../../language/I18nContext.tsx';
import { useEdition } from '../../language/EditionContext.tsx';
import { Button } from '../../ui/Button.tsx';
import type { DeskItemsParams } from '../../wire/desk-wire.ts';
import { fieldClass } from '../field-class.ts';

type Props = { asked: DeskItemsParams; onChange: (params: URLSearchParams) => void };

/** Words, language and section; selects apply at once, words with Enter or the button. */
export function ItemFilters({ asked, onChange }: Props) {
  const { t } = useTranslation('desk');
  const { newsroom, language } = useEdition();
  const id = useId();
  const apply = (form: HTMLFormElement) => {
    const params = new URLSearchParams(asked.state ? { state: asked.state } : {});
    for (const [name, value] of new FormData(form))
      if (typeof value === 'string' && value.trim()) params.set(name, value.trim());
    onChange(params);
  };
  return (
    <form
      // What the address says is what the fields show, after a link as well.
      key={`${asked.q} ${asked.language} ${asked.section}`}
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
        defaultValue={asked.q}
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
          defaultValue={asked.language ?? ''}
          onChange={(event) => apply(event.currentTarget.form!)}
          className={fieldClass}
        >
          <option value="">{t('items.allLanguages')}</option>
          {newsroom.languages.map((one) => (
            <option key={one} value={one}>
              {t(`languages.${one}`)}
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
          defaultValue={asked.section ?? ''}
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
