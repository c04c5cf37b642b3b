import { sql } from 'drizzle-orm';
import type { Language } from '#contract/language.ts';
import type { Database } from '../../database/database.ts';
import { rowsOf } from '../../database/rows.ts';
import { items, versions } from '../../database/schema.ts';

const most = 6;

/** Ids of the posts that a WordPress keeps on top, newest first. */
export async function stickyStories(db: Database, language: Language): Promise<string[]> {
  const rows = await rowsOf<{ id: string }>(
    db,
    sql`
    select ${items.id} as id from ${versions} join ${items} on ${items.publicSeq} = ${versions.seq}
    where ${versions.language} = ${language} and ${versions.item}->'genres' @> '[{"literal":"sticky"}]'
    order by ${items.firstPublished} desc limit ${most}`,
  );
  return rows.map(({ id }) => id);
}
