import { sql } from 'drizzle-orm';
import { frontPlaces, opinionSection, type PlaceName } from '#contract/front-places.ts';
import type { Language } from '#contract/language.ts';
import type { Database } from '../../database/database.ts';
import type { PackageEntry } from '../../database/prepared.ts';
import { asJson, rowsOf } from '../../database/rows.ts';
import { items, versions } from '../../database/schema.ts';
import { storyIdsOfUris } from './story-ids-of-uris.ts';

/** Which packages are for a front: by profile, `front` or a place of it. */
export type PackageProfiles = Readonly<Record<string, string>>;

type Row = { profile: string | null; entries: unknown };
const lookedAt = 50;

/** Ids that the newest package of each front or list names, by place. */
export async function packagePlaces(
  db: Database,
  language: Language,
  profiles: PackageProfiles,
  now: Date,
): Promise<Map<PlaceName, string[]>> {
  const rows = await rowsOf<Row>(
    db,
    sql`
    select ${versions.item}->>'profile' as profile, ${versions.story}->'entries' as entries
    from ${versions} join ${items} on ${items.publicSeq} = ${versions.seq}
    where ${versions.language} = ${language} and jsonb_typeof(${versions.story}->'entries') = 'array'
      and (${versions.expires} is null or ${versions.expires} > ${now.toISOString()}::timestamptz)
    order by ${versions.seq} desc limit ${lookedAt}`,
  );
  const uris = new Map<PlaceName, string[]>();
  const taken = new Set<string>();
  for (const { profile, entries } of rows) {
    const target = profile === null ? undefined : targetOf(profile, profiles);
    if (target === undefined || taken.has(target)) continue;
    taken.add(target);
    for (const [place, uri] of placed(asJson(entries) as PackageEntry[], target))
      uris.set(place, [...(uris.get(place) ?? []), uri]);
  }
  const ids = await storyIdsOfUris(db, [...uris.values()].flat());
  return new Map([...uris].map(([place, list]) => [place, list.flatMap((uri) => ids.get(uri) ?? [])]));
}

const isPlace = (name: string): name is PlaceName => name in frontPlaces || /^section:[a-z0-9-]+$/.test(name);
const placeNamed = (name: string): string => (name === `section:${opinionSection}` ? 'opinion' : name);

function targetOf(profile: string, profiles: PackageProfiles): string | undefined {
  const target = placeNamed(profiles[profile] ?? profile.toLowerCase());
  return target === 'front' || isPlace(target) ? target : undefined;
}

/** A package for the front fills the places that its associations are named after; what is named otherwise leads, in order. */
function placed(entries: readonly PackageEntry[], target: string): [PlaceName, string][] {
  if (isPlace(target)) return entries.map(({ uri }) => [target, uri]);
  let first = true;
  return entries.map(({ place, uri }) => {
    const named = placeNamed(place.replace(/-+\d+$/, ''));
    if (isPlace(named)) {
      if (named === 'lead') first = false;
      return [named, uri];
    }
    const own: PlaceName = first ? 'lead' : 'secondary';
    first = false;
    return [own, uri];
  });
}
