import { shortestPassword } from '#contract/limits.ts';
import { askServer } from './ask-server.ts';
import { requireNewsroom } from './require-newsroom.ts';
import { StartError } from './settings/start-error.ts';
import { askPassword } from './desk/ask-password.ts';
import { deskCommands } from './desk/desk-commands.ts';
import type { PasswordSet } from './desk/desk-commands.ts';

process.umask(0o077);

const usage = `Accounts of the desk:
  npm run desk -- add NAME        adds an account; asks for a password twice, or generates one and prints it once.
                                  Its role can be named before it: add --role=chief NAME
  npm run desk -- role ROLE NAME  makes an account a reader (of drafts), an editor or a chief (fronts, withdrawals, accounts)
  npm run desk -- reset NAME      sets a new password and ends every session of the account
  npm run desk -- remove NAME     removes an account
  npm run desk -- signout NAME    ends every session of an account
  npm run desk -- list            names the accounts
  npm run desk -- end-alerts      ends every reader's subscription to alerts, after the VAPID key was lost

The first account is chief, and the others are editors.

A password has ${shortestPassword} characters or more, and is not a common one. It can also be piped in:
  npm run desk -- add NAME < password-file`;

async function ask(command: string, args: unknown): Promise<unknown> {
  await requireNewsroom();
  return await askServer(command, args, ({ db }) => deskCommands(() => db));
}

async function run([verb, ...given]: string[]): Promise<string> {
  const option = given.find((word) => word.startsWith('--role='));
  const names = given.filter((word) => word !== option);
  const name = names.join(' ').trim();
  if (verb === 'list' && name === '') {
    const accounts = (await ask('desk list', {})) as {
      name: string;
      role: string;
      createdAt: string | Date;
      sessions: number;
    }[];
    if (accounts.length === 0) return 'There are no accounts. Add one: npm run desk -- add NAME';
    return accounts
      .map(
        (one) =>
          `${one.name}\t${one.role}\tsince ${new Date(one.createdAt).toISOString().slice(0, 10)}\tsigned in: ${one.sessions}`,
      )
      .join('\n');
  }
  if (verb === 'end-alerts' && name === '') return `Subscriptions ended: ${String(await ask('desk end-alerts', {}))}`;
  if (name === '') throw new StartError(usage);
  switch (verb) {
    case 'add':
    case 'reset': {
      const role = option?.slice('--role='.length);
      const set = (await ask(`desk ${verb}`, { name, role, password: await askPassword() })) as PasswordSet;
      const done =
        verb === 'add'
          ? `Added the account ${set.name}, ${set.role}.`
          : `${set.name} has a new password; every session has ended.`;
      return set.password === null ? done : `${done}\nPassword, shown this once: ${set.password}`;
    }
    case 'role': {
      const [role, ...rest] = names;
      const who = rest.join(' ').trim();
      if (who === '') throw new StartError(usage);
      await ask('desk role', { name: who, role });
      return `${who} is ${role} now.`;
    }
    case 'remove':
      await ask('desk remove', { name });
      return `Removed the account ${name}.`;
    case 'signout':
      await ask('desk signout', { name });
      return `Every session of ${name} has ended.`;
    case undefined:
    default:
      throw new StartError(usage);
  }
}

try {
  console.log(await run(process.argv.slice(2)));
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}
