import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { DeskAccount, NewPassword } from '#contract/desk-accounts.ts';
import type { DeskRole } from '#contract/roles.ts';
import { useTranslation } from '../../language/I18nContext.tsx';
import { deskKeys } from '../../wire/desk-keys.ts';
import { WireError } from '../../wire/wire-error.ts';
import { deskQueries } from '../desk.queries.ts';
import { useDeskWire } from '../useDeskWire.ts';
import { usePressedOnce } from '../usePressedOnce.ts';
import { AccountRow } from './AccountRow.tsx';
import { NewAccountForm } from './NewAccountForm.tsx';
import { PasswordDialog } from './PasswordDialog.tsx';
import { QueryStatus } from '../QueryStatus.tsx';

/** Who may use the desk, and as what. */
export function AccountList() {
  const { t } = useTranslation('desk');
  const desk = useDeskWire();
  const queryClient = useQueryClient();
  const [created, setCreated] = useState<NewPassword | null>(null);
  const { data, error, refetch } = useQuery(deskQueries(desk).accounts());
  const onSettled = () => {
    void queryClient.invalidateQueries({ queryKey: deskKeys.allAudit });
    return queryClient.invalidateQueries({ queryKey: deskKeys.accounts });
  };
  const role = useMutation({
    mutationFn: ({ account, to }: { account: DeskAccount; to: DeskRole }) =>
      desk.changeRole(account.id, { role: to, was: account.role }),
    onSettled,
  });
  const end = useMutation({ mutationFn: (account: DeskAccount) => desk.endAccount(account.id), onSettled });
  const reset = usePressedOnce({
    mutationFn: (account: DeskAccount) => desk.resetPassword(account.id),
    onSuccess: setCreated,
    onSettled,
  });
  const failed = [role, end, reset].find((one) => one.error)?.error;
  const conflict = failed instanceof WireError && failed.kind === 'conflict';
  const forget = () => [role, end, reset].forEach((one) => one.reset());
  const said = role.isSuccess
    ? t('people.changed', { name: role.variables.account.name })
    : end.isSuccess
      ? t('people.ended', { name: end.variables.name })
      : '';
  return (
    <>
      <h1 className="text-h2">{t('accounts')}</h1>
      <p className="mb-5 max-w-155 text-ui leading-note text-soft">{t('people.hint')}</p>
      <NewAccountForm onCreated={setCreated} onSettled={onSettled} />
      <p role="alert" className="mt-6 text-ui font-semibold text-breaking empty:hidden">
        {failed && t(conflict ? 'people.conflict' : 'people.error')}
      </p>
      <p role="status" className="mt-6 text-ui font-semibold empty:hidden">
        {said}
      </p>
      {data ? (
        <ul className="mt-6 border-b border-rule">
          {data.accounts.map((account) => (
            <AccountRow
              key={account.id}
              account={account}
              onRole={(to) => {
                forget();
                role.mutate({ account, to });
              }}
              onReset={() => {
                forget();
                reset.mutate(account);
              }}
              onEnd={() => {
                forget();
                end.mutate(account);
              }}
            />
          ))}
        </ul>
      ) : (
        <QueryStatus error={error} refetch={refetch} failed={t('people.failed')} />
      )}
      {created && <PasswordDialog of={created} onClose={() => setCreated(null)} />}
    </>
  );
}
