import { join } from 'node:path';
import pg from 'pg';
import { holdsDatabase } from './database-folder.ts';

const connectTimeout = 5000;

/** Whether a server has ever been started on this data directory or PostgreSQL. Creates nothing. */
export async function holdsNewsroom({
  dataDir,
  databaseUrl,
}: {
  dataDir: string;
  databaseUrl?: string | undefined;
}): Promise<boolean> {
  if (!databaseUrl) return holdsDatabase(join(dataDir, 'database'));
  const client = new pg.Client({ connectionString: databaseUrl, connectionTimeoutMillis: connectTimeout });
  client.on('error', () => {});
  try {
    await client.connect();
    const { rows } = await client.query<{ exists: boolean }>(`select to_regclass('accounts') is not null as exists`);
    return rows[0]?.exists === true;
  } finally {
    await client.end().catch(() => {});
  }
}
