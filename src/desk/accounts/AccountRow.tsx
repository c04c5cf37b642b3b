import { useRef, useState } from 'react';
import type { DeskAccount } from '#contract/desk-accounts.ts';
import { deskRoles, type DeskRole } from '#contract/roles.ts';
import { useTranslation } from '../../language/I18nContext.tsx';
import { useFormat } from '../../language/useFormat.ts';
import { Button } from '../../ui/Button.tsx';
import { useEditor } from '../EditorContext.ts';
import { fieldClass } from '../field-class.ts';
import { EndAccountDialog } from './EndAccountDialog.tsx';

type Props = { account: DeskAccount; onRole: (role: DeskRole) => void; onReset: () => void; onEnd: () => void };

export function AccountRow({ account, onRole, onReset, onEnd }: Props) {
  const { t } = useTranslation('desk');
  const format = useFormat();
  const editor = useEditor();
  const [ending, setEnding] = useState(false);
  const button = useRef<HTMLButtonElement>(null);
  const { name, role, local, createdAt, sessions } = account;
  return (
    <li className="grid items-center gap-x-6 gap-y-3 border-t border-rule py-4 lg:grid-cols-[minmax(0,1fr)_14rem_auto]">
      <div>
        <h2 className="text-card">
          <bdi>{name}</bdi>
        </h2>
        <p className="pieces mt-1 text-meta text-mute">
          {editor?.name === name && <span>{t('people.you')}</span>}
          <span>
            {sessions === 0
              ? t('people.noSessions')
              : t('people.sessions', { count: sessions, n: format.number(sessions) })}
          </span>
          <time dateTime={createdAt}>{t('people.since', { date: format.date(createdAt) })}</time>
          {!local && <span>{t('people.provider')}</span>}
        </p>
      </div>
      {local ? (
        <select
          aria-label={t('people.roleOf', { name })}
          value={role}
          onChange={(event) => onRole(event.currentTarget.value as DeskRole)}
          className={fieldClass}
        >
          {deskRoles.map((one) => (
            <option key={one} value={one}>
              {t(`roles.${one}`)}
            </option>
          ))}
        </select>
      ) : (
        <p className="text-ui font-semibold">{t(`roles.${role}`)}</p>
      )}
      <div className="flex flex-wrap gap-3">
        {local && (
          <Button aria-label={t('people.resetFor', { name })} onClick={onReset}>
            {t('people.reset')}
          </Button>
        )}
        <Button
          ref={button}
          aria-haspopup="dialog"
          aria-label={t('people.endFor', { name })}
          onClick={() => setEnding(true)}
        >
          {t('people.end')}
        </Button>
      </div>
      {ending && (
        <EndAccountDialog
          name={name}
          onEnd={onEnd}
          onClose={() => {
            setEnding(false);
            button.current?.focus();
          }}
        />
      )}
    </li>
  );
}
