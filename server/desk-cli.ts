import { shortestPassword } from '#contract/form-limits.ts';
import { readConfig, StartError } from './config.ts';
import { askPassword } from './desk/ask-password.ts';
import { deskCommands } from './desk/desk-commands.ts';
import type { PasswordSet } from './desk/desk-commands.ts';
import { askServer, takeLock } from './store/lock.ts';
import { openStore } from './store/open.ts';
import type { Store } from './store/store.ts';

const usage = `Accounts of the desk:
  npm run desk -- add NAME        makes an account; asks for a password twice, or makes one and prints it once
  npm run desk -- reset NAME      sets a new password and ends every session of it
  npm run desk -- remove NAME     removes an account
  npm run desk -- signout NAME    ends every session of an account
  npm run desk -- list            names the accounts

A password has ${shortestPassword} characters or more, and is none that anybody would try first. It can also be piped in:
  npm run desk -- add NAME < password-file`;

/** Asks the running server: it holds the embedded database. Where none runs, or with PostgreSQL, the store is opened here. */
async function ask(command: string, args: unknown): Promise<unknown> {
  const config = readConfig(process.env);
  if (!config.databaseUrl) {
    const answer = await askServer(config.dataDir, command, args);
    if (answer) return answer.result;
  }
  let store: Store | undefined;
  const lock = config.databaseUrl ? null : await takeLock(config.dataDir);
  try {
    store = await openStore(config);
    const { db } = store;
    return await deskCommands(() => db)[command]!(args);
  } finally {
    await store?.close();
    await lock?.release();
  }
}

async function run([verb, ...names]: string[]): Promise<string> {
  const name = names.join(' ').trim();
  if (verb === 'list' && name === '') {
    const accounts = (await ask('desk list', {})) as { name: string; createdAt: string | Date; sessions: number }[];
    if (accounts.length === 0) return 'There are no accounts. Make one: npm run desk -- add NAME';
    return accounts
      .map(
        (one) => `${one.name}\tsince ${new Date(one.createdAt).toISOString().slice(0, 10)}\tsigned in: ${one.sessions}`,
      )
      .join('\n');
  }
  if (name === '') throw new StartError(usage);
  switch (verb) {
    case 'add':
    case 'reset': {
      const set = (await ask(`desk ${verb}`, { name, password: await askPassword() })) as PasswordSet;
      const done =
        verb === 'add' ? `Made the account ${set.name}.` : `${set.name} has a new password; every session has ended.`;
      return set.password === null ? done : `${done}\nPassword, shown this once: ${set.password}`;
    }
    case 'remove':
      await ask('desk remove', { name });
      return `Removed the account ${name}.`;
    case 'signout':
      await ask('desk signout', { name });
      return `Every session of ${name} has ended.`;
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
