import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import { z } from 'zod';
import { deskAccounts, newAccount, newPassword, roleChange } from '#contract/desk-accounts.ts';
import { problem } from '#contract/problem.ts';
import { generatePassword } from '../../desk/generate-password.ts';
import { currentEditor } from '../../http/access/desk-access.ts';
import { problemOf } from '../../http/problem.ts';
import { accountById, changeRole, endAccount, listAccounts, type RoleOutcome } from '../../store/desk/account-roles.ts';
import { addAccount, resetPassword } from '../../store/desk/accounts.ts';
import { recordAudit } from '../../store/desk/audit.ts';

const byAccount = z.object({ account: z.coerce.number().int().positive().max(Number.MAX_SAFE_INTEGER) });

/** Who may use the desk, and as what. Registered inside the desk, behind its hook. */
export const deskAccountRoutes: FastifyPluginAsyncZod = async (app) => {
  const { store } = app;
  const { db } = store;
  const config = { role: 'chief' as const };
  const refusals = { 409: problem.describe('Not as it was believed to be, or the last chief') };

  const requireLocal = async (id: number) => {
    const account = await accountById(db, id);
    if (!account) throw problemOf('not-found');
    if (!account.local) throw problemOf('conflict', 'the identity provider decides on this account');
    return account;
  };

  app.get(
    '/api/v1/desk/accounts',
    { config, schema: { summary: 'Accounts of the desk', response: { 200: deskAccounts } } },
    async () => ({
      accounts: (await listAccounts(db)).map((one) => ({ ...one, createdAt: one.createdAt.toISOString() })),
    }),
  );

  app.post(
    '/api/v1/desk/accounts',
    {
      config,
      schema: {
        summary: 'Add an account; its password is generated',
        body: newAccount,
        response: { 201: newPassword, 409: problem.describe('The name is taken') },
      },
    },
    async (request, reply) => {
      const { name, role } = request.body;
      const password = generatePassword();
      if (!(await addAccount(db, name, password, role))) throw problemOf('conflict', 'the name is taken');
      const who = currentEditor(request).name;
      await recordAudit(db, { who, action: 'account-added', detail: { note: name, role } });
      return reply.code(201).send({ name, password });
    },
  );

  app.post(
    '/api/v1/desk/accounts/:account/role',
    {
      config,
      schema: {
        summary: 'Change a role; where it shrinks, the sessions of the account end',
        params: byAccount,
        body: roleChange,
        response: { 204: z.null(), ...refusals },
      },
    },
    async (request, reply) => {
      const id = request.params.account;
      await requireLocal(id);
      settle(await changeRole(store, { id, ...request.body, who: currentEditor(request).name }));
      return reply.code(204).send(null);
    },
  );

  app.post(
    '/api/v1/desk/accounts/:account/password',
    {
      config,
      schema: {
        summary: 'A new password, generated; ends the sessions of the account',
        params: byAccount,
        response: { 200: newPassword, ...refusals },
      },
    },
    async (request) => {
      const { name } = await requireLocal(request.params.account);
      const password = generatePassword();
      if (!(await resetPassword(db, name, password))) throw problemOf('not-found');
      await recordAudit(db, { who: currentEditor(request).name, action: 'account-reset', detail: { note: name } });
      return { name, password };
    },
  );

  app.delete(
    '/api/v1/desk/accounts/:account',
    { config, schema: { summary: 'End an account', params: byAccount, response: { 204: z.null(), ...refusals } } },
    async (request, reply) => {
      settle(await endAccount(store, { id: request.params.account, who: currentEditor(request).name }));
      return reply.code(204).send(null);
    },
  );
};

function settle(outcome: RoleOutcome): void {
  if (outcome === 'missing') throw problemOf('not-found');
  if (outcome === 'conflict') throw problemOf('conflict');
  if (outcome === 'last-chief') throw problemOf('conflict', 'the last chief stays: make somebody else chief first');
}
