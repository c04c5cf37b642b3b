import { resolve } from 'node:path';
import { addressesIn } from './archive/addresses-in.ts';
import { archiveCommands, mostAddresses } from './archive/archive-commands.ts';
import type { Exported } from './archive/export-archive.ts';
import type { Imported } from './archive/import-archive.ts';
import { withServer, type Ask } from './ask-server.ts';
import { intakeSettingsOf } from './config.ts';

export const archiveVerbs = ['export', 'import', 'addresses'] as const;
export type ArchiveVerb = (typeof archiveVerbs)[number];

const withArchive = <T>(run: (ask: Ask) => Promise<T>) =>
  withServer(
    (store, config) => archiveCommands(() => store, { dataDir: config.dataDir, settings: intakeSettingsOf(config) }),
    run,
  );

/** Runs a command about the whole archive and prints what came of it. Resolves to the exit code: 1 where something is missing. */
export async function runArchive(verb: ArchiveVerb, path: string): Promise<number> {
  process.umask(0o077);
  // npm runs scripts in the project's folder.
  const place = resolve(process.env.INIT_CWD ?? '.', path);
  if (verb === 'addresses') return await reportAddresses(place);
  if (verb === 'export') {
    const done = (await withArchive((ask) => ask('archive export', { folder: place }))) as Exported;
    const { versions, assets, files, lists } = done;
    console.log(
      `Exported to ${place}\nversions: ${versions}, names of assets: ${assets}, files: ${files}, ${listed(lists)}`,
    );
    return listMissing(done.missing);
  }
  const done = (await withArchive((ask) => ask('archive import', { folder: place }))) as Imported;
  console.log(`Imported\nversions: ${done.versions}, names of assets: ${done.assets}, ${listed(done.lists)}`);
  for (const { number, reason } of done.refused) console.error(`Version ${number} was not taken in: ${reason}`);
  return Math.max(listMissing(done.missing), done.refused.length > 0 ? 1 : 0);
}

const listed = (lists: Record<string, number>): string =>
  Object.entries(lists)
    .map(([name, count]) => `${name}: ${count}`)
    .join(', ');

function listMissing(missing: string[]): number {
  for (const file of missing) console.error(`There is no file ${file}`);
  return missing.length > 0 ? 1 : 0;
}

async function reportAddresses(file: string): Promise<number> {
  const counts = await addressesIn(file);
  const all = [...counts.keys()];
  const nowhere: string[] = [];
  await withArchive(async (ask) => {
    for (let at = 0; at < all.length; at += mostAddresses) {
      const addresses = all.slice(at, at + mostAddresses);
      nowhere.push(...((await ask('archive addresses', { addresses })) as string[]));
    }
  });
  for (const address of nowhere.toSorted((one, other) => counts.get(other)! - counts.get(one)!))
    console.log(`${counts.get(address)}\t${readable(address)}`);
  console.log(`addresses: ${all.length}, leading nowhere: ${nowhere.length}`);
  return nowhere.length > 0 ? 1 : 0;
}

function readable(address: string): string {
  try {
    return decodeURI(address);
  } catch {
    return address;
  }
}
