import { chmod, mkdir, readdir, readFile, rename, rm, stat, truncate, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

/** What happens to a data directory, and whether a server still starts there. */
export type Damage = { starts: boolean; damage(dataDir: string): Promise<void> };

const database = (dataDir: string, ...path: string[]): string => join(dataDir, 'database', ...path);
const refused = (damage: Damage['damage']): Damage => ({ starts: false, damage });
const survived = (damage: Damage['damage']): Damage => ({ starts: true, damage });

export const damages: Record<string, Damage> = {
  'PG_VERSION is missing': refused((dataDir) => rm(database(dataDir, 'PG_VERSION'))),
  'it is of another PostgreSQL': refused((dataDir) => writeFile(database(dataDir, 'PG_VERSION'), '15\n')),
  'pg_control is empty': refused((dataDir) => truncate(database(dataDir, 'global/pg_control'))),
  'pg_control is overwritten': refused(async (dataDir) => {
    const file = database(dataDir, 'global/pg_control');
    await writeFile(file, Buffer.alloc((await stat(file)).size, 7));
  }),
  'the write-ahead log is gone': refused(async (dataDir) => {
    await rm(database(dataDir, 'pg_wal'), { recursive: true });
    await mkdir(database(dataDir, 'pg_wal'));
  }),
  'the write-ahead log is overwritten': refused(async (dataDir) => {
    const folder = database(dataDir, 'pg_wal');
    for (const name of await readdir(folder))
      if (/^[0-9A-F]{24}$/u.test(name)) await writeFile(join(folder, name), Buffer.alloc(16 * 2 ** 20));
  }),
  'the states of transactions are missing': refused((dataDir) => rm(database(dataDir, 'pg_xact'), { recursive: true })),
  'the folder of the tables is missing': refused((dataDir) => rm(database(dataDir, 'base'), { recursive: true })),
  'a file is in its place': refused(async (dataDir) => {
    await rename(database(dataDir), join(dataDir, 'elsewhere'));
    await writeFile(database(dataDir), 'no database');
  }),
  'the pictures are missing': survived((dataDir) => rm(join(dataDir, 'assets'), { recursive: true, force: true })),
  'others may read everything': survived(async (dataDir) => {
    await chmod(dataDir, 0o755);
    await chmod(database(dataDir), 0o755);
  }),
};

/** Names and sizes of all files, to see that nothing was touched. Those of the lock come and go. */
export async function filesIn(dataDir: string): Promise<string[]> {
  const entries = await readdir(dataDir, { recursive: true, withFileTypes: true });
  const files = entries.filter((entry) => entry.isFile());
  const sized = files.map(async (entry) => {
    const file = join(entry.parentPath, entry.name);
    return `${file.slice(dataDir.length)} ${(await readFile(file)).length}`;
  });
  return (await Promise.all(sized)).toSorted();
}
