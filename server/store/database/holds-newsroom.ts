import { join } from 'node:path';
import pg from 'pg';
import { holdsDatabase } from './database-folder.ts';

const connectWithin = 5000;

/** Whether a server has ever been started on this data directory or PostgreSQL; asking makes nothing. */
export async function holdsNewsroom({
  dataDir,
  databaseUrl,
}: {
  dataDir: string;
  databaseUrl?: string | undefined;
}): Promise<boolean> {
  if (!databaseUrl) return holdsDatabase(join(dataDir, 'database'));
  const client = new pg.Client({ connectionString: databaseUrl, connectionTimeoutMillis: connectWithin });
  client.on('error', () => {});
  try {
    await client.connect();
    const { rows } = await client.query<{ there: boolean }>(`select to_regclass('accounts') is not null as there`);
    return rows[0]?.there === true;
  } finally {
    await client.end().catch(() => {});
  }
}
