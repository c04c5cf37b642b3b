import { useId, useRef, useState } from 'react';
import type { NewPassword } from '#contract/desk-accounts.ts';
import { deskRoles, type DeskRole } from '#contract/roles.ts';
import { useTranslation } from '../../language/I18nContext.tsx';
import { Button } from '../../ui/Button.tsx';
import { WireError } from '../../wire/wire-error.ts';
import { fieldClass } from '../field-class.ts';
import { useDeskWire } from '../useDeskWire.ts';
import { usePressedOnce } from '../usePressedOnce.ts';

type Props = { onCreated: (created: NewPassword) => void; onSettled: () => void };

export function NewAccountForm({ onCreated, onSettled }: Props) {
  const { t } = useTranslation('desk');
  const desk = useDeskWire();
  const id = useId();
  const form = useRef<HTMLFormElement>(null);
  const [role, setRole] = useState<DeskRole>('editor');
  const { mutate, error, isPending } = usePressedOnce({
    mutationFn: desk.addAccount,
    onSuccess: (created) => {
      form.current?.reset();
      onCreated(created);
    },
    onSettled,
  });
  const taken = error instanceof WireError && error.kind === 'conflict';
  return (
    <form
      ref={form}
      aria-label={t('people.add')}
      onSubmit={(event) => {
        event.preventDefault();
        mutate({ name: String(new FormData(event.currentTarget).get('name')).trim(), role });
      }}
      className="border border-rule bg-raised p-4"
    >
      <h2 className="mb-3 text-ui font-bold">{t('people.add')}</h2>
      <div className="grid items-end gap-3 md:grid-cols-[minmax(0,1fr)_14rem_auto]">
        <div>
          <label htmlFor={`${id}name`} className="mb-2 block text-meta text-soft">
            {t('people.name')}
          </label>
          <input
            id={`${id}name`}
            name="name"
            required
            maxLength={100}
            dir="auto"
            autoComplete="off"
            aria-describedby={`${id}error`}
            className={fieldClass}
          />
        </div>
        <div>
          <label htmlFor={`${id}role`} className="mb-2 block text-meta text-soft">
            {t('people.role')}
          </label>
          <select
            id={`${id}role`}
            value={role}
            onChange={(event) => setRole(event.currentTarget.value as DeskRole)}
            aria-describedby={`${id}hint`}
            className={fieldClass}
          >
            {deskRoles.map((one) => (
              <option key={one} value={one}>
                {t(`roles.${one}`)}
              </option>
            ))}
          </select>
        </div>
        <Button primary type="submit" disabled={isPending}>
          {t('people.create')}
        </Button>
      </div>
      <p id={`${id}hint`} className="mt-2 text-meta text-soft">
        {t(`roleHints.${role}`)}
      </p>
      <p id={`${id}error`} role="alert" className="mt-2 text-ui font-semibold text-breaking empty:hidden">
        {error && t(taken ? 'people.taken' : 'people.error')}
      </p>
    </form>
  );
}
