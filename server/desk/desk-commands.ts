import { z } from 'zod';
import { shortestPassword } from '#contract/limits.ts';
import { deskRoles, type DeskRole } from '#contract/roles.ts';
import { accountIdOf, changeRole, listAccounts } from '../store/desk/account-roles.ts';
import { endAllSubscriptions } from '../store/alerts/subscriptions.ts';
import { addAccount, removeAccount, resetPassword, signOutByName } from '../store/desk/accounts.ts';
import { recordAudit } from '../store/desk/audit.ts';
import type { Database } from '../store/database/database.ts';
import type { Commands } from '../store/database/lock.ts';
import { generatePassword } from './generate-password.ts';
import { isCommonPassword } from './sign-in/common-password.ts';

const name = z.string().trim().min(1, 'The name is empty.').max(100, 'The name is longer than 100 characters.');
const named = z.object({ name });
const withRole = z.object({ name, role: z.enum(deskRoles, `A role is ${deskRoles.join(', ')}.`) });
const password = z
  .string()
  .refine(
    (text) => [...text].length >= shortestPassword,
    `The password is shorter than ${shortestPassword} characters.`,
  )
  .max(1000, 'The password is longer than 1000 characters.');
const withPassword = z
  // Without a password one is generated and shown once.
  .object({ name, password: password.optional(), role: z.enum(deskRoles).optional() })
  .refine((given) => given.password === undefined || !isCommonPassword(given.password, given.name), {
    message: 'This password is among the first that anybody would try. Take several words that do not belong together.',
  });

export type PasswordSet = {
  name: string;
  /** Of an account that was added. */ role?: DeskRole;
  /** Null unless it was generated. */ password: string | null;
};

/** Commands for accounts of the desk. The command-line tool sends them to the running server, or runs them itself if none is running. */
export function deskCommands(db: () => Database): Commands {
  return {
    'desk add': async (args) => {
      const { name: who, password: given = null, role } = read(withPassword, args);
      const generated = given === null ? generatePassword() : null;
      const added = await addAccount(db(), who, given ?? generated!, role);
      if (!added) throw new Error(`There is an account named ${who} already.`);
      await recordAudit(db(), { who, action: 'account-added', detail: { role: added.role } });
      return { name: who, role: added.role, password: generated } satisfies PasswordSet;
    },
    'desk reset': async (args) => {
      const { name: who, password: given = null } = read(withPassword, args);
      const generated = given === null ? generatePassword() : null;
      if (!(await resetPassword(db(), who, given ?? generated!))) throw unknown(who);
      await recordAudit(db(), { who, action: 'account-reset' });
      return { name: who, password: generated } satisfies PasswordSet;
    },
    'desk role': async (args) => {
      const { name: who, role } = read(withRole, args);
      const id = await accountIdOf(db(), who);
      const outcome = id === null ? 'missing' : await changeRole({ db: db() }, { id, was: null, role, who });
      if (outcome === 'missing') throw unknown(who);
      if (outcome === 'last-chief') throw new Error(`${who} is the last chief: make somebody else chief first.`);
    },
    'desk remove': async (args) => {
      const { name: who } = read(named, args);
      if (!(await removeAccount(db(), who))) throw unknown(who);
      await recordAudit(db(), { who, action: 'account-removed' });
    },
    'desk signout': async (args) => {
      const { name: who } = read(named, args);
      if (!(await signOutByName(db(), who))) throw unknown(who);
      await recordAudit(db(), { who, action: 'sign-out-everywhere' });
    },
    'desk end-alerts': () => endAllSubscriptions(db()),
    'desk list': () => listAccounts(db()),
  };
}

const unknown = (who: string) => new Error(`There is no account named ${who}.`);

function read<Shape extends z.ZodType>(shape: Shape, args: unknown): z.output<Shape> {
  const given = shape.safeParse(args);
  if (!given.success) throw new Error(given.error.issues[0]!.message);
  return given.data;
}
