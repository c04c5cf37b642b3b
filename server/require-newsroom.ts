import { requireNotMoved } from './backup/moved-mark.ts';
import { dataDirOf } from './config.ts';
import { requireOwner } from './data-directory.ts';
import { StartError } from './settings/start-error.ts';
import { holdsNewsroom } from './store/database/holds-newsroom.ts';

const placeOf = (env: NodeJS.ProcessEnv) => ({ dataDir: dataDirOf(env), databaseUrl: env.DATABASE_URL || undefined });

/** Refuses a data directory that a command must leave alone: it would lock the server out, or work on a database that nobody uses any more. */
export async function requirePlace(): Promise<void> {
  const { dataDir, databaseUrl } = placeOf(process.env);
  requireOwner(dataDir);
  await requireNotMoved(dataDir, databaseUrl);
}

/** Refuses a database that no server has used, too: a command would otherwise work on the wrong one. */
export async function requireNewsroom(): Promise<void> {
  await requirePlace();
  const { dataDir, databaseUrl } = placeOf(process.env);
  if (await holdsNewsroom({ dataDir, databaseUrl })) return;
  throw new StartError(
    databaseUrl
      ? 'There is no newsroom in the database that DATABASE_URL names: give this command the settings of the server, and start the server first.'
      : `There is no newsroom in ${dataDir}: give this command the DATA_DIR of the server, and start the server first.`,
  );
}
