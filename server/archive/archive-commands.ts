import { isAbsolute } from 'node:path';
import { z } from 'zod';
import { articleIdIn } from '../http/article-id.ts';
import { locationOf, mayBeOld } from '../http/former-site/old-location.ts';
import type { IntakeSettings } from '../intake/prepare.ts';
import type { Commands } from '../store/database/lock.ts';
import type { Database } from '../store/database/database.ts';
import type { Store } from '../store/database/store.ts';
import { addressKey } from '../store/moving/address-key.ts';
import { isAddress } from '../store/reading/addresses.ts';
import { resolveOldAddress } from '../store/moving/old-addresses.ts';
import { exportArchive } from './export-archive.ts';
import { importArchive } from './import-archive.ts';

/** Of one command. */
export const mostAddresses = 500;
const inFolder = z.object({ folder: z.string().refine(isAbsolute) });
const someAddresses = z.object({ addresses: z.array(z.string()).max(mostAddresses) });

/** Whether an address is one of this site, and not only of the form of one. */
async function isOurs(db: Database, address: string): Promise<boolean> {
  if (mayBeOld(address)) return false;
  const id = articleIdIn(address.split('?')[0]!);
  return id === null || (await isAddress(db, id));
}

/** Commands for the whole archive. The command-line tool sends them to the running server, or runs them itself if none is running. */
export function archiveCommands(
  store: () => Store,
  { dataDir, settings }: { dataDir: string; settings: IntakeSettings },
): Commands {
  return {
    'archive export': (args) => exportArchive({ db: store().db, dataDir, settings }, inFolder.parse(args).folder),
    'archive import': (args) => importArchive({ store: store(), dataDir, settings }, inFolder.parse(args).folder),
    /** Those of some addresses that lead nowhere. */
    'archive addresses': async (args) => {
      const nowhere: string[] = [];
      for (const address of someAddresses.parse(args).addresses) {
        if (addressKey(address) === '/' || (await isOurs(store().db, address))) continue;
        const led = await resolveOldAddress(store().db, address);
        if (!led || !locationOf(led, settings.newsroom.languages[0]!)) nowhere.push(address);
      }
      return nowhere;
    },
  };
}
