import type { Database } from '../store/database/database.ts';
import { continueSource, takenFrom } from '../store/source-history.ts';
import { allSources, sourceByName, updateSource } from '../store/sources.ts';
import type { OpenSource, Source } from './source.ts';

/** Enough to recognise a system by its documents. */
const mostTaken = 20;

/** Opens a source with what is here of it. If another one was the same system under another address, its documents go on as this one's. */
export async function openSession(db: Database, source: Source, signal: AbortSignal): Promise<OpenSource> {
  const own = await takenFrom(db, source.name, mostTaken);
  const before = new Map([[source.name, own]]);
  if (own.length === 0)
    for (const { name } of await allSources(db))
      if (name !== source.name) before.set(name, await takenFrom(db, name, mostTaken));
  const open = await source.open(signal, before, {
    recall: async () => (await sourceByName(db, source.name))?.memory ?? null,
    remember: (memory) => updateSource(db, source.name, { memory }),
  });
  if (open.continues !== null) await continueSource(db, open.continues, source.name);
  return open;
}
