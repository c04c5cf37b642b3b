import { randomBytes } from 'node:crypto';
import { z } from 'zod';
import { shortestPassword } from '#contract/limits.ts';
import { addAccount, listAccounts, removeAccount, resetPassword, signOutByName } from '../store/desk/accounts.ts';
import { recordAudit } from '../store/desk/audit.ts';
import type { Database } from '../store/database/database.ts';
import type { Commands } from '../store/database/lock.ts';
import { isCommonPassword } from './sign-in/common-password.ts';

const name = z.string().trim().min(1, 'The name is empty.').max(100, 'The name is longer than 100 characters.');
const named = z.object({ name });
const chosen = z
  .string()
  .refine(
    (text) => [...text].length >= shortestPassword,
    `The password is shorter than ${shortestPassword} characters.`,
  )
  .max(1000, 'The password is longer than 1000 characters.');
const withPassword = z
  // None: one is made, and told once.
  .object({ name, password: chosen.optional() })
  .refine((given) => given.password === undefined || !isCommonPassword(given.password, given.name), {
    message: 'This password is among the first that anybody would try. Take several words that do not belong together.',
  });

export type PasswordSet = { name: string; /** Set when it was made here. */ password: string | null };

/** Accounts of the desk. The command-line tool asks for them of the running server, or runs them itself where none runs. */
export function deskCommands(db: () => Database): Commands {
  return {
    'desk add': async (args) => {
      const { name: who, password = null } = read(withPassword, args);
      const made = password === null ? madePassword() : null;
      if (!(await addAccount(db(), who, password ?? made!)))
        throw new Error(`There is an account named ${who} already.`);
      await recordAudit(db(), { who, action: 'account-added' });
      return { name: who, password: made } satisfies PasswordSet;
    },
    'desk reset': async (args) => {
      const { name: who, password = null } = read(withPassword, args);
      const made = password === null ? madePassword() : null;
      if (!(await resetPassword(db(), who, password ?? made!))) throw unknown(who);
      await recordAudit(db(), { who, action: 'account-reset' });
      return { name: who, password: made } satisfies PasswordSet;
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
    'desk list': () => listAccounts(db()),
  };
}

const unknown = (who: string) => new Error(`There is no account named ${who}.`);

/** 120 bits in groups that can be read out. */
function madePassword(): string {
  return randomBytes(15)
    .toString('hex')
    .replace(/(.{5})(?!$)/g, '$1-');
}

function read<Shape extends z.ZodType>(shape: Shape, args: unknown): z.output<Shape> {
  const given = shape.safeParse(args);
  if (!given.success) throw new Error(given.error.issues[0]!.message);
  return given.data;
}
