import { isAbsolute } from 'node:path';
import { z } from 'zod';
import { locationOf, mayBeOld } from '../http/old-location.ts';
import type { IntakeSettings } from '../intake/prepare.ts';
import type { Commands } from '../store/database/lock.ts';
import type { Store } from '../store/database/store.ts';
import { addressKey } from '../store/moving/address-key.ts';
import { resolveOldAddress } from '../store/moving/old-addresses.ts';
import { exportArchive } from './export-archive.ts';
import { importArchive } from './import-archive.ts';

const inFolder = z.object({ folder: z.string().refine(isAbsolute) });
const someAddresses = z.object({ addresses: z.array(z.string()).max(1000) });

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
        if (!mayBeOld(address) || addressKey(address) === '/') continue;
        const led = await resolveOldAddress(store().db, address);
        if (!led || !locationOf(led, settings.newsroom.languages[0]!)) nowhere.push(address);
      }
      return nowhere;
    },
  };
}
