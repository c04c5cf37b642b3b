import { readConfig, type Config } from './config.ts';
import { type Commands, sendCommand, takeLock } from './store/database/lock.ts';
import { openStore } from './store/open.ts';
import type { Store } from './store/database/store.ts';

/** Runs a command in the running server, which has the embedded database open. If none is running, or with PostgreSQL, opens the store here. */
export async function askServer(
  command: string,
  args: unknown,
  commandsOf: (store: Store, config: Config) => Commands,
): Promise<unknown> {
  const config = readConfig(process.env);
  if (!config.databaseUrl) {
    const answer = await sendCommand(config.dataDir, command, args);
    if (answer) return answer.result;
  }
  let store: Store | undefined;
  const lock = config.databaseUrl ? null : await takeLock(config.dataDir);
  try {
    store = await openStore(config);
    return await commandsOf(store, config)[command]!(args);
  } finally {
    await store?.close();
    await lock?.release();
  }
}
