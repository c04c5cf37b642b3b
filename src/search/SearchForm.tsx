import type { FormEvent } from 'react';
import { Form } from 'react-router';
import { searchOrders, storyKinds } from '#contract/limits.ts';
import type { SearchAnswer } from '#contract/search.ts';
import { useEdition } from '../language/EditionContext.tsx';
import { useTranslation } from '../language/I18nContext.tsx';
import { links } from '../links.ts';
import { Button } from '../ui/Button.tsx';
import type { SearchParams } from '../wire/wire.ts';
import { searchParamsOf } from './search.queries.ts';
import { SearchField } from './SearchField.tsx';

const field = 'min-h-11 w-full border border-edge bg-paper px-3 text-ui';

type Props = { search: SearchParams; authors: SearchAnswer['authors'] };

/** A plain GET form, which works without scripts. Its fields are uncontrolled; the key resets them to the address of a new search. */
export function SearchForm({ search, authors }: Props) {
  const { t } = useTranslation();
  const { language, newsroom } = useEdition();
  const { section, author, kind, from, to, order } = search;
  const narrowed = Boolean(section ?? author ?? kind ?? from ?? to ?? order);
  const named = author && !authors.some(({ slug }) => slug === author) ? [{ slug: author, name: author }] : [];
  // Sent once more, the same search would stand twice in the history.
  const onSubmit = (event: FormEvent<HTMLFormElement>): void => {
    const fields = [...new FormData(event.currentTarget)].map(([name, value]) => [name, String(value)]);
    const address = (asked: SearchParams) => links.search(language, { ...asked, cursor: '' });
    if (address(searchParamsOf(new URLSearchParams(fields))) === address(search)) event.preventDefault();
  };
  const choices = [
    {
      name: 'section',
      label: t('search.section'),
      value: section,
      options: [
        ['', t('search.allSections')],
        ...newsroom.sections.map(({ slug, name }) => [slug, name[language] ?? slug]),
      ],
    },
    {
      name: 'kind',
      label: t('search.kind'),
      value: kind,
      options: [['', t('search.allKinds')], ...storyKinds.map((each) => [each, t(`search.kinds.${each}`)])],
    },
    {
      name: 'author',
      label: t('search.author'),
      value: author,
      options: [['', t('search.allAuthors')], ...[...named, ...authors].map(({ slug, name }) => [slug, name])],
    },
    {
      name: 'order',
      label: t('search.order'),
      value: order,
      options: searchOrders.map((each) => [each === 'newest' ? '' : each, t(`search.orders.${each}`)]),
    },
  ];
  return (
    <Form
      key={JSON.stringify(search)}
      // <search> is missing in some of the supported browsers.
      // oxlint-disable-next-line jsx-a11y/prefer-tag-over-role
      role="search"
      method="get"
      onSubmit={onSubmit}
      action={links.search(language)}
      className="mb-8 max-w-155"
    >
      <div className="flex">
        <SearchField value={search.q} required={!author && !kind} />
        <Button type="submit" primary>
          {t('search.submit')}
        </Button>
      </div>
      <details open={narrowed || undefined} className="opens mt-1">
        <summary className="chevron-end inline-flex min-h-11 items-center text-kicker text-soft">
          {t('search.filters')}
        </summary>
        <div className="grid gap-4 py-2 md:grid-cols-3">
          {choices.map(({ name, label, value, options }) => (
            <label key={name} className="grid gap-1 text-kicker">
              <span>{label}</span>
              <select name={name} defaultValue={value ?? ''} className={field}>
                {options.map(([option, words]) => (
                  <option key={option} value={option}>
                    {words}
                  </option>
                ))}
              </select>
            </label>
          ))}
          <label className="grid gap-1 text-kicker">
            <span>{t('search.from')}</span>
            <input type="date" name="from" defaultValue={from} className={field} />
          </label>
          <label className="grid gap-1 text-kicker">
            <span>{t('search.to')}</span>
            <input type="date" name="to" defaultValue={to} className={field} />
          </label>
          <div className="col-span-full flex flex-wrap gap-3">
            <Button type="submit">{t('search.narrow')}</Button>
            {narrowed && (
              <a href={links.search(language, { q: search.q })} className="headline-link py-3 text-kicker text-soft">
                {t('search.widen')}
              </a>
            )}
          </div>
        </div>
      </details>
    </Form>
  );
}
