import { useId } from 'react';
import { useTranslation } from '../../language/I18nContext.tsx';
import { buttonLook } from '../../ui/Button.tsx';
import type { AuditParams } from '../../wire/desk-wire.ts';
import { deskLinks } from '../../desk-links.ts';
import { fieldClass } from '../field-class.ts';
import { FilterForm } from '../filters/FilterForm.tsx';

type Props = { filter: AuditParams; onChange: (params: URLSearchParams) => void };

/** Narrows the log to a person and a day, within one story where it was opened from its board. */
export function AuditFilters({ filter: { id, who, day }, onChange }: Props) {
  const { t } = useTranslation('desk');
  const field = useId();
  const label = 'mb-2 block text-meta text-mute';
  return (
    <FilterForm
      values={{ who, day }}
      kept={id ? { id } : {}}
      submit={t('log.filter')}
      onChange={onChange}
      className="mb-5 grid items-end gap-3 md:grid-cols-[minmax(0,20rem)_12rem_auto_auto_1fr]"
      action={
        (id || who || day) && (
          <a href={deskLinks.audit()} className={buttonLook}>
            {t('log.reset')}
          </a>
        )
      }
    >
      <div>
        <label htmlFor={`${field}who`} className={label}>
          {t('log.who')}
        </label>
        <input id={`${field}who`} name="who" type="search" maxLength={100} dir="auto" className={fieldClass} />
      </div>
      <div>
        <label htmlFor={`${field}day`} className={label}>
          {t('log.day')}
        </label>
        <input id={`${field}day`} name="day" type="date" className={fieldClass} />
      </div>
    </FilterForm>
  );
}
