import { dataDirOf } from './config.ts';
import { StartError } from './settings/start-error.ts';
import { holdsNewsroom } from './store/database/holds-newsroom.ts';

/** Refuses a database that no server has used: a command would otherwise work on the wrong one. */
export async function requireNewsroom(): Promise<void> {
  const dataDir = dataDirOf(process.env);
  const databaseUrl = process.env.DATABASE_URL || undefined;
  if (await holdsNewsroom({ dataDir, databaseUrl })) return;
  throw new StartError(
    databaseUrl
      ? 'There is no newsroom in the database that DATABASE_URL names: give this command the settings of the server, and start the server first.'
      : `There is no newsroom in ${dataDir}: give this command the DATA_DIR of the server, and start the server first.`,
  );
}
