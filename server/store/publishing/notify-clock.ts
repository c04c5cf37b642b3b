import { sql } from 'drizzle-orm';
import type { Database } from '../database/database.ts';

/** The clock of every process sleeps until the next due moment it has read; this one may be earlier. */
export async function notifyClock(tx: Database, moment: Date): Promise<void> {
  await tx.execute(sql`select pg_notify('clock', ${moment.toISOString()})`);
}
