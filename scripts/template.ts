// Dumps a migrated embedded database: a first start unpacks it instead of migrating (1 s instead of 5).
import { mkdir, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { templateFile } from '../server/store/open.ts';
import { openPGlite } from '../server/store/database/pglite/pglite.ts';

const store = await openPGlite({ folder: null, template: null });
await mkdir(dirname(templateFile), { recursive: true });
await writeFile(templateFile, await store.client.dump());
await store.close();
