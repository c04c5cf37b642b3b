import { sql } from 'drizzle-orm';
import type { Database } from '../database/database.ts';
import { rowsOf } from '../database/rows.ts';
import { oldAddresses } from '../database/schema.ts';
import { addressKey, archiveOf, asksForFeed, keyOfOriginal, keysLike, pathOfKey } from './address-key.ts';

/** What an address of the old site leads to: a story, an asset by its name, or a path of this site (`/ar/section/politics`). */
export type OldTarget = { uri: string } | { asset: string } | { path: string };

/**
 * Makes addresses of an old site (whole, or from the root) lead to a target. Those that it had before stay its own, since links to
 * them stay, too, until another target claims them.
 */
export async function recordOldAddresses(
  db: Database,
  source: string,
  target: OldTarget,
  addresses: readonly string[],
  /** False: an address that is known keeps its target. */
  { claims = true }: { claims?: boolean } = {},
): Promise<void> {
  if ('path' in target && !/^\/(?![/\\])/.test(target.path)) throw new Error('a target is a path of this site');
  const keys = new Set(addresses.flatMap((address) => addressKey(address) ?? []));
  if (keys.size === 0) return;
  const columns = { source, uri: null, asset: null, path: null, ...target };
  // Sorted, so that two importers lock in the same order.
  const rows = [...keys].toSorted().map((address) => ({ address, ...columns }));
  if ('asset' in target && claims) {
    // Texts name one size of a picture, and links any other.
    const originals = [...keys].map(keyOfOriginal).filter((key) => !keys.has(key));
    await recordOldAddresses(db, source, target, originals, { claims: false });
  }
  const insert = db.insert(oldAddresses).values(rows);
  if (!claims) return void (await insert.onConflictDoNothing());
  await insert.onConflictDoUpdate({
    target: oldAddresses.address,
    set: columns,
    setWhere: sql`(${oldAddresses.source}, ${oldAddresses.uri}, ${oldAddresses.asset}, ${oldAddresses.path})
        is distinct from (excluded.source, excluded.uri, excluded.asset, excluded.path)`,
  });
}

/** What an old address leads to now. Of a story only what is public, or was: a draft's address is as unknown as any other. */
type Led =
  | { kind: 'story'; id: string; language: string }
  | { kind: 'asset'; hash: string; widths: number[]; file: string | null }
  | { kind: 'path'; path: string }
  /** Days of an archive by date; null of a list of everything. */
  | { kind: 'archive'; days: { from: string; to: string } | null };

/** `feed`: whether its feed was asked for. */
export type LedTo = Led & { feed: boolean };

/** Letters of a last part that are enough to know a whole address by its beginning. */
const enoughLetters = 16;

type Row = {
  address: string | null;
  path: string | null;
  id: string | null;
  language: string | null;
  hash: string | null;
  widths: number[] | null;
  file: string | null;
};

/** Where an address of the old site leads, in one statement; null for any other. */
export async function resolveOldAddress(db: Database, address: string): Promise<LedTo | null> {
  const key = addressKey(address);
  if (key === null || key === '/') return null;
  const led = await ledBy(db, key);
  return led && { ...led, feed: asksForFeed(key) };
}

async function ledBy(db: Database, key: string): Promise<Led | null> {
  const keys = keysLike(key);
  const path = pathOfKey(key);
  const beginning = path.length - path.lastIndexOf('/') > enoughLetters ? path : null;
  const archive = archiveOf(key);
  const rows = await rowsOf<Row>(
    db,
    sql`
    with found as (
      select * from old_addresses where address in ${keys}
      ${beginning === null ? sql`` : sql`union (select * from old_addresses where address like ${likeBeginning(beginning)} limit 3)`}
      ${archive === null ? sql`` : sql`union (select * from old_addresses limit 1)`})
    select found.address, found.path, s.id, s.language, shown.hash, shown.widths, shown.file
    from found left join stories s on s.uri = found.uri
      left join assets named on named.name = found.asset
      left join assets shown on shown.name = 'sha256:' || named.hash and shown.public`,
  );
  const exact = keys.flatMap((each) => rows.find((row) => row.address === each) ?? []).find(leads);
  if (exact) return targetOf(exact);
  // Any newsroom that has moved in had such pages; no other has.
  if (archive) return rows.length > 0 ? archive : null;
  // The beginning of several addresses is the address of none.
  const [only, ...others] = rows.filter(leads);
  return only && others.every((other) => isSame(other, only)) ? targetOf(only) : null;
}

const likeBeginning = (key: string): string => `${key.replace(/[\\%_]/g, '\\$&')}%`;
const leads = (row: Row) => (row.path ?? row.id ?? row.hash) !== null;
const isSame = (one: Row, other: Row) => one.path === other.path && one.id === other.id && one.hash === other.hash;

function targetOf({ path, id, language, hash, widths, file }: Row): Led | null {
  if (path !== null) return { kind: 'path', path };
  if (id !== null && language !== null) return { kind: 'story', id, language };
  return hash === null ? null : { kind: 'asset', hash, widths: widths ?? [], file };
}
