import { sql } from 'drizzle-orm';
import type { DeskFrontEvent } from '#contract/curation.ts';
import type { Database } from '../database/database.ts';

export const frontsChannel = 'fronts';

/** Tells every open desk, in whichever process. */
export async function notifyFronts(db: Database, event: DeskFrontEvent): Promise<void> {
  await db.execute(sql`select pg_notify(${frontsChannel}, ${`${event.language} ${event.about}`})`);
}

export function readFrontEvent(payload: string): DeskFrontEvent {
  const [language, about] = payload.split(' ');
  return { language, about } as DeskFrontEvent;
}
