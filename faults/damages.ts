import { chmod, mkdir, readdir, readFile, rename, rm, stat, truncate, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

type Damages = Record<string, (dataDir: string) => Promise<void>>;

const database = (dataDir: string, ...path: string[]): string => join(dataDir, 'database', ...path);
/** No server starts there. */
export const fatal: Damages = {
  'PG_VERSION is missing': (dataDir) => rm(database(dataDir, 'PG_VERSION')),
  'it is of another PostgreSQL': (dataDir) => writeFile(database(dataDir, 'PG_VERSION'), '15\n'),
  'pg_control is empty': (dataDir) => truncate(database(dataDir, 'global/pg_control')),
  'pg_control is overwritten': async (dataDir) => {
    const file = database(dataDir, 'global/pg_control');
    await writeFile(file, Buffer.alloc((await stat(file)).size, 7));
  },
  'the write-ahead log is gone': async (dataDir) => {
    await rm(database(dataDir, 'pg_wal'), { recursive: true });
    await mkdir(database(dataDir, 'pg_wal'));
  },
  'the write-ahead log is overwritten': async (dataDir) => {
    const folder = database(dataDir, 'pg_wal');
    for (const name of await readdir(folder))
      if (/^[0-9A-F]{24}$/u.test(name)) await writeFile(join(folder, name), Buffer.alloc(16 * 2 ** 20));
  },
  'the states of transactions are missing': (dataDir) => rm(database(dataDir, 'pg_xact'), { recursive: true }),
  'the folder of the tables is missing': (dataDir) => rm(database(dataDir, 'base'), { recursive: true }),
  'a file is in its place': async (dataDir) => {
    await rename(database(dataDir), join(dataDir, 'elsewhere'));
    await writeFile(database(dataDir), 'no database');
  },
};

/** A server starts there as if nothing had happened. */
export const harmless: Damages = {
  'the pictures are missing': (dataDir) => rm(join(dataDir, 'assets'), { recursive: true, force: true }),
  'others may read everything': async (dataDir) => {
    await chmod(dataDir, 0o755);
    await chmod(database(dataDir), 0o755);
  },
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
