import { useId } from 'react';
import { longestQuestion } from '#contract/limits.ts';
import { useEdition } from '../../language/EditionContext.tsx';
import { useTranslation } from '../../language/I18nContext.tsx';
import { Button } from '../../ui/Button.tsx';
import type { PublishedParams } from '../../wire/desk-wire.ts';
import { fieldClass } from '../field-class.ts';

type Props = { wanted: PublishedParams; onChange: (params: URLSearchParams) => void };

/** Search text, and of public stories language and section. Selects apply at once, text with Enter or the button. */
export function PublishedFilters({ wanted, onChange }: Props) {
  const { t } = useTranslation('desk');
  const { newsroom, language } = useEdition();
  const id = useId();
  const held = wanted.scope === 'held';
  const search = t(held ? 'publishedList.searchHeld' : 'publishedList.search');
  const apply = (form: HTMLFormElement) => {
    const params = new URLSearchParams(held ? { scope: 'held' } : {});
    for (const [name, value] of new FormData(form))
      if (typeof value === 'string' && value.trim()) params.set(name, value.trim());
    onChange(params);
  };
  return (
    <form
      // Uncontrolled fields: a new URL, after a link too, mounts them with its values.
      key={`${wanted.scope} ${wanted.q} ${wanted.language} ${wanted.section}`}
      role="search"
      onSubmit={(event) => {
        event.preventDefault();
        apply(event.currentTarget);
      }}
      className="mb-5 grid gap-3 md:flex md:[&>:first-child]:flex-1"
    >
      <input
        type="search"
        name="q"
        aria-label={search}
        placeholder={search}
        defaultValue={wanted.q}
        maxLength={longestQuestion}
        dir="auto"
        className={`${fieldClass} placeholder:text-mute`}
      />
      {!held && (
        <>
          <div>
            <label htmlFor={`${id}language`} className="sr-only">
              {t('items.language')}
            </label>
            <select
              id={`${id}language`}
              name="language"
              defaultValue={wanted.language}
              onChange={(event) => apply(event.currentTarget.form!)}
              className={fieldClass}
            >
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
              defaultValue={wanted.section ?? ''}
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
        </>
      )}
      <Button type="submit">{t('publishedList.submit')}</Button>
    </form>
  );
}
