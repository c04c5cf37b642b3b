import { useTranslation } from '../language/I18nContext.tsx';
import { Form } from 'react-router';
import { useEdition } from '../language/EditionContext.tsx';
import { links } from '../links.ts';
import { Button } from '../ui/Button.tsx';
import type { SearchParams } from '../wire/wire.ts';

const field = 'min-h-11 w-full border border-edge bg-paper px-3 text-ui';

/** A plain GET form, which works without scripts. The fields are uncontrolled; the key resets them to the address of a new search. */
export function SearchForm({ search }: { search: SearchParams }) {
  const { t } = useTranslation();
  const { language, newsroom } = useEdition();
  const narrowed = Boolean(search.section ?? search.from ?? search.to);
  return (
    <Form
      key={JSON.stringify(search)}
      // <search> is missing in some of the supported browsers.
      // oxlint-disable-next-line jsx-a11y/prefer-tag-over-role
      role="search"
      method="get"
      action={links.search(language)}
      className="mb-8 max-w-155"
    >
      <div className="flex">
        <input
          type="search"
          name="q"
          defaultValue={search.q}
          aria-label={t('search.label')}
          placeholder={t('search.label')}
          dir="auto"
          enterKeyHint="search"
          autoComplete="off"
          required
          className={`${field} border-e-0 text-list`}
        />
        <Button type="submit" primary>
          {t('search.submit')}
        </Button>
      </div>
      <details open={narrowed || undefined} className="opens mt-1">
        <summary className="chevron-end inline-flex min-h-11 items-center text-kicker text-soft">
          {t('search.filters')}
        </summary>
        <div className="grid gap-4 py-2 md:grid-cols-3">
          <label className="grid gap-1 text-kicker">
            <span>{t('search.section')}</span>
            <select name="section" defaultValue={search.section ?? ''} className={field}>
              <option value="">{t('search.allSections')}</option>
              {newsroom.sections.map(({ slug, name }) => (
                <option key={slug} value={slug}>
                  {name[language] ?? slug}
                </option>
              ))}
            </select>
          </label>
          <label className="grid gap-1 text-kicker">
            <span>{t('search.from')}</span>
            <input type="date" name="from" defaultValue={search.from} className={field} />
          </label>
          <label className="grid gap-1 text-kicker">
            <span>{t('search.to')}</span>
            <input type="date" name="to" defaultValue={search.to} className={field} />
          </label>
        </div>
      </details>
    </Form>
  );
}
