import { setImmediate, setTimeout as sleep } from 'node:timers/promises';
import type { IntakeSettings } from '../intake/prepare.ts';
import { knownItems, newestVersion, type SourceItem } from '../store/source-items.ts';
import { noteUntaken } from './note-untaken.ts';
import { Stop, type Round } from './round.ts';
import type { SourceDocument } from './source.ts';
import { takeDocument } from './take-document.ts';
import { isHere, type Suspicion } from './withdraw-missing.ts';

export type Taking = {
  /** What a webhook named: read before anything else. */
  waiting: Set<string>;
  intake: IntakeSettings;
  /** Readers wait for these: their pictures come before those of the archive. */
  isNews: boolean;
};

/** Takes documents in, one after the other. What a webhook names meanwhile comes first, and is not overtaken by older copies. */
export async function takeDocuments(
  documents: readonly SourceDocument[],
  round: Round,
  taking: Taking,
): Promise<number> {
  const { store, source, stopped } = round;
  const known = await knownItems(
    store.db,
    source.name,
    documents.map(({ key }) => key),
  );
  const suspects = new Map<string, Suspicion>();
  const newer = new Set<string>();
  for (const document of documents) {
    if (stopped()) throw new Stop();
    for (const key of await takeWaiting(round, taking)) newer.add(key);
    if (newer.has(document.key)) continue;
    const suspicion = await suspicionOf(document, known.get(document.key), round);
    if (suspicion) suspects.set(document.key, suspicion);
    else await takeOne(document, known.get(document.key), round, taking);
  }
  for (const key of newer) suspects.delete(key);
  if (suspects.size === 0) return documents.length;
  await round.withdraw(suspects);
  const after = await knownItems(store.db, source.name, [...suspects.keys()]);
  for (const document of documents)
    if (after.get(document.key)?.state === 'withdrawn') await takeOne(document, after.get(document.key), round, taking);
  return documents.length;
}

/** Resolves to the keys that were read, or found to be gone. */
export async function takeWaiting(round: Round, { waiting, intake }: Taking): Promise<string[]> {
  if (waiting.size === 0) return [];
  const keys = [...waiting];
  waiting.clear();
  const documents = await round.open.documents(keys);
  await takeDocuments(documents, round, { waiting: new Set(), intake, isNews: true });
  const found = new Set(documents.map(({ key }) => key));
  await round.withdraw(new Map(keys.filter((key) => !found.has(key)).map((key) => [key, 'missing'])));
  return keys;
}

/** A document that says readers must not have what they have. */
async function suspicionOf(
  document: SourceDocument,
  known: SourceItem | undefined,
  { store, now }: Round,
): Promise<Suspicion | null> {
  if (!known || !isHere(known)) return null;
  if (document.standing === 'hidden') return 'missing';
  if (document.standing === 'draft' && known.state !== 'draft') return 'missing';
  if (document.standing !== 'scheduled' || document.dated <= now()) return null;
  return (await newestVersion(store.db, known.uri))?.isPublic ? 'rescheduled' : null;
}

async function takeOne(
  document: SourceDocument,
  known: SourceItem | undefined,
  { store, source, now }: Round,
  { intake, isNews }: Taking,
): Promise<void> {
  const began = performance.now();
  if (document.standing === 'hidden' || document.standing === 'unreadable') {
    await noteUntaken(store.db, source.name, document, known, now());
    return;
  }
  const taken = await takeDocument({ store, source: source.name, intake, isNews }, document, known, now());
  // Readers come first: at least half of the time is theirs.
  if (taken === 'unchanged') await setImmediate();
  else await sleep(performance.now() - began);
}
