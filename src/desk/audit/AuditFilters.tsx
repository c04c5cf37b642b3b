import { useId } from 'react';
import { useTranslation } from '../../language/I18nContext.tsx';
import { Button, buttonLook } from '../../ui/Button.tsx';
import type { AuditParams } from '../../wire/desk-wire.ts';
import { deskLinks } from '../../desk-links.ts';
import { fieldClass } from '../field-class.ts';

type Props = { filter: AuditParams; onChange: (params: URLSearchParams) => void };

/** Narrows the log to a person and a day, within one story where it was opened from its board. */
export function AuditFilters({ filter, onChange }: Props) {
  const { t } = useTranslation('desk');
  const id = useId();
  const filtered = Boolean(filter.id || filter.who || filter.day);
  return (
    <form
      key={`${filter.who} ${filter.day}`}
      role="search"
      onSubmit={(event) => {
        event.preventDefault();
        const params = new URLSearchParams(filter.id ? { id: filter.id } : {});
        for (const [name, value] of new FormData(event.currentTarget))
          if (typeof value === 'string' && value.trim()) params.set(name, value.trim());
        onChange(params);
      }}
      className="mb-5 grid items-end gap-3 md:grid-cols-[minmax(0,20rem)_12rem_auto_auto_1fr]"
    >
      <div>
        <label htmlFor={`${id}who`} className="mb-1 block text-meta text-mute">
          {t('log.who')}
        </label>
        <input
          id={`${id}who`}
          name="who"
          type="search"
          maxLength={100}
          dir="auto"
          defaultValue={filter.who}
          className={fieldClass}
        />
      </div>
      <div>
        <label htmlFor={`${id}day`} className="mb-1 block text-meta text-mute">
          {t('log.day')}
        </label>
        <input id={`${id}day`} name="day" type="date" defaultValue={filter.day} className={fieldClass} />
      </div>
      <Button type="submit">{t('log.filter')}</Button>
      {filtered && (
        <a href={deskLinks.audit()} className={buttonLook}>
          {t('log.reset')}
        </a>
      )}
    </form>
  );
}
