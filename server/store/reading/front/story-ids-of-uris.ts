import { inArray } from 'drizzle-orm';
import type { Database } from '../../database/database.ts';
import { items } from '../../database/schema.ts';

export async function storyIdsOfUris(db: Database, uris: readonly string[]): Promise<Map<string, string>> {
  if (uris.length === 0) return new Map();
  const rows = await db
    .select({ uri: items.uri, id: items.id })
    .from(items)
    .where(inArray(items.uri, [...uris]));
  return new Map(rows.map(({ uri, id }) => [uri, id]));
}
