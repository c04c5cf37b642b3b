import { readConfig, type Config } from './config.ts';
import { requirePlace } from './require-newsroom.ts';
import { type Commands, type Lock, sendCommand, takeLock } from './store/database/lock.ts';
import { openStore } from './store/open.ts';
import type { Store } from './store/database/store.ts';

export type Ask = (command: string, args: unknown) => Promise<unknown>;
type CommandsOf = (store: Store, config: Config) => Commands;

/** Runs a command in the running server, which has the embedded database open. If none is running, or with PostgreSQL, opens the store here. */
export async function askServer(command: string, args: unknown, commandsOf: CommandsOf): Promise<unknown> {
  return withServer(commandsOf, (ask) => ask(command, args));
}

/** The same for several commands: the store is opened once. */
export async function withServer<T>(commandsOf: CommandsOf, run: (ask: Ask) => Promise<T>): Promise<T> {
  await requirePlace();
  const config = readConfig(process.env);
  let lock: Lock | null = null;
  let store: Store | undefined;
  const ask: Ask = async (command, args) => {
    if (!config.databaseUrl && !store) {
      const answer = await sendCommand(config.dataDir, command, args);
      if (answer) return answer.result;
      lock = await takeLock(config.dataDir);
    }
    store ??= await openStore(config);
    return commandsOf(store, config)[command]!(args);
  };
  try {
    return await run(ask);
  } finally {
    await store?.close();
    await (lock as Lock | null)?.release();
  }
}
